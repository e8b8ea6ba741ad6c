import { showNumber } from "@gd/experiments";
import type { Signal } from "@preact/signals";
import { Legend } from "../../../ui/legend.js";
import { LineChart } from "../../../ui/line-chart.js";
import { Panel } from "../../../ui/panel.js";
import { PlayControls } from "../../../ui/play-controls.js";
import { RunProblem } from "../../../ui/run-status.js";
import { Slider } from "../../../ui/slider.js";
import type { Running } from "../../../worker/running.js";
import { showCount, showPercent } from "../show-numbers.js";
import {
  MOST_IMAGES,
  TUTORIAL_LAYERS,
  type TutorialDigitsPicture,
  type TutorialDigitsSettings,
} from "./tutorial-digits-simulation.js";

/** The tutorial's rate is one of them. */
const RATES = [0.001, 10] as const;

interface TutorialDigitsPanelProps {
  readonly running: Running<TutorialDigitsPicture>;
  readonly settings: Signal<TutorialDigitsSettings>;
}

/** The tutorial's own network on the digits, beside today's. */
export const TutorialDigitsPanel = ({ running, settings }: TutorialDigitsPanelProps) => {
  const picture = running.picture.value;
  return (
    <Panel title={`The tutorial’s own network, ${TUTORIAL_LAYERS.join("-")}`}>
      <div class="fields">
        <RunProblem running={running} />
        <p class="quiet small">
          sigmoid(0.01 z) with the tutorial’s derivative, weights in [0, 1), squared error, one image at a time.
        </p>
        <PlayControls running={running} what="network" />
        <Slider
          name="Learning rate of the tutorial’s network"
          value={settings.value.rate}
          range={RATES}
          scale="log"
          onChange={(rate) => {
            settings.value = { ...settings.peek(), rate };
          }}
        />
        {picture === undefined ? (
          <p role="status">Loading the images …</p>
        ) : (
          <>
            <p>{sentenceOf(picture)}</p>
            <Legend
              entries={[
                { name: "the tutorial’s", color: 2 },
                { name: "today’s 784-128-10, trained", color: 1, dashed: true },
              ]}
            />
            <LineChart
              summary={`The share read right over images seen: ${showPercent(picture.accuracy)} after ${showCount(picture.seen)}.`}
              x={{
                label: "images seen",
                whole: true,
                values: picture.curve.x,
                range: [0, Math.max(10_000, Math.min(MOST_IMAGES, picture.seen))],
              }}
              y={{ label: "answered right, %", range: [0, 100] }}
              series={[
                { name: "the tutorial’s", color: 2, values: picture.curve.y.map((share) => 100 * share) },
                { name: "today’s", color: 1, dashed: true, values: picture.curve.x.map(() => 100 * picture.today) },
              ]}
              height={200}
            />
          </>
        )}
      </div>
    </Panel>
  );
};

const sentenceOf = ({ seen, error, accuracy, commonest, diverged, today }: TutorialDigitsPicture): string => {
  const beside = `Today’s 784-128-10, which comes with this page, reads ${showPercent(today)} right.`;
  const after = seen === 0 ? "Untrained" : `After ${showCount(seen)} images`;
  if (diverged) return `${after} it has diverged: its numbers are no longer finite. ${beside}`;
  const same =
    commonest.share >= 0.95
      ? ` It gives ${commonest.share === 1 ? "every image" : "nearly every image"} the same answer, ${commonest.digit}.`
      : "";
  const last = error === undefined ? "" : ` The squared error of the last image was ${showNumber(error, 2)}.`;
  return `${after} it reads ${showPercent(accuracy)} of the test images right.${same}${last} ${beside}`;
};
