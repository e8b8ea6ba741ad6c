import { showNumber } from "@gd/experiments";
import { useEffect } from "preact/hooks";
import { ErrorPanel } from "../../rooms/vanishing/error-panel.js";
import { OutputTracks } from "../../rooms/vanishing/output-tracks.js";
import type { SidePicture } from "../../rooms/vanishing/pair-side.js";
import { LEARNING_RATES } from "../../rooms/vanishing/vanishing-settings.js";
import { Choice } from "../../ui/choice.js";
import { Panel } from "../../ui/panel.js";
import { PlayControls } from "../../ui/play-controls.js";
import { RunProblem } from "../../ui/run-status.js";
import { Slider } from "../../ui/slider.js";
import { pairSettings, usePairRun } from "../pair-run.js";
import { type PairProgress, TUTORIAL_ITERATIONS } from "./thousand-check.js";

const settings = pairSettings({ width: 3, iterations: TUTORIAL_ITERATIONS });
const LENGTHS: Readonly<Record<string, string>> = {
  1000: "1,000 iterations, as in the tutorial",
  10000: "10,000",
  100000: "100,000",
};

/** The tutorial's small network, for as long as one likes. */
export const ThousandFigure = ({ onState }: { readonly onState: (progress: PairProgress) => void }) => {
  const running = usePairRun(settings);
  const picture = running.picture.value;
  const now = settings.value;
  useEffect(() => {
    if (picture !== undefined) onState(picture.own);
  }, [picture]);
  return (
    <div>
      <RunProblem running={running} />
      <Panel title="Train 2-3-3-2 on the pair">
        <div class="fields">
          <PlayControls running={running} what="training" />
          <Choice
            name="Stop after"
            value={String(now.iterations)}
            options={LENGTHS}
            onChange={(iterations) => {
              settings.value = { ...settings.peek(), iterations: Number(iterations) };
            }}
          />
          <Slider
            name="Learning rate"
            value={now.learningRate}
            range={LEARNING_RATES}
            scale="log"
            show={(rate) => showNumber(rate, 3)}
            onChange={(learningRate) => {
              settings.value = { ...settings.peek(), learningRate };
            }}
          />
          {picture && <OutputTracks output={picture.own.output} />}
          {picture && <p>{sentenceOf(picture.own)}</p>}
        </div>
      </Panel>
      {picture && <ErrorPanel {...picture} />}
    </div>
  );
};

const sentenceOf = ({ iterations, error, learned, diverged }: SidePicture): string => {
  const after = `After ${iterations.toLocaleString("en")} iterations`;
  if (diverged) return `${after} it has diverged.`;
  if (learned) return `${after} the output agrees with the target to 6 digits.`;
  return `${after} the squared error is ${showNumber(error, 3)}.`;
};
