import { showNumber } from "@gd/experiments";
import { useEffect } from "preact/hooks";
import { DERIVATIVES } from "../../rooms/vanishing/describe-network.js";
import { ErrorPanel } from "../../rooms/vanishing/error-panel.js";
import { PairSideView } from "../../rooms/vanishing/pair-side-view.js";
import { LEARNING_RATES } from "../../rooms/vanishing/vanishing-settings.js";
import { Choice } from "../../ui/choice.js";
import { Panel } from "../../ui/panel.js";
import { PlayControls } from "../../ui/play-controls.js";
import { RunProblem } from "../../ui/run-status.js";
import { Slider } from "../../ui/slider.js";
import { pairSettings, usePairRun } from "../pair-run.js";
import { MOST_ITERATIONS, type RepairedRun } from "./absorb-check.js";

const settings = pairSettings({ activation: "scaled-sigmoid", derivative: "exact", iterations: MOST_ITERATIONS });

/** The repaired network with the tutorial's derivative or the exact one, at any rate. */
export const AbsorbFigure = ({ onState }: { readonly onState: (run: RepairedRun) => void }) => {
  const running = usePairRun(settings);
  const picture = running.picture.value;
  const { derivative, learningRate } = settings.value;
  useEffect(() => {
    if (picture === undefined) return;
    const { iterations, error } = picture.own;
    onState({ derivative: picture.network.derivative, iterations, error });
  }, [picture]);
  return (
    <div>
      <RunProblem running={running} />
      <Panel title={`At most ${MOST_ITERATIONS} iterations`}>
        <div class="fields">
          <PlayControls running={running} what="training" />
          <Choice
            name="Derivative of sigmoid(0.01 z)"
            value={derivative}
            options={DERIVATIVES}
            onChange={(derivative) => {
              settings.value = { ...settings.peek(), derivative };
            }}
          />
          <Slider
            name="Learning rate"
            value={learningRate}
            range={LEARNING_RATES}
            scale="log"
            show={(rate) => showNumber(rate, 3)}
            onChange={(learningRate) => {
              settings.value = { ...settings.peek(), learningRate };
            }}
          />
        </div>
      </Panel>
      {picture === undefined ? (
        <p role="status">Drawing the initial weights …</p>
      ) : (
        <>
          <ErrorPanel {...picture} />
          <PairSideView title="Inside" network={picture.network} seen={picture.own} />
        </>
      )}
    </div>
  );
};
