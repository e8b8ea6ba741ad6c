import { Panel } from "../../ui/panel.js";
import { PlayControls } from "../../ui/play-controls.js";
import { RunsOn } from "../../ui/run-status.js";
import type { Running } from "../../worker/running.js";
import type { DigitsPicture } from "./digits-picture.js";
import type { DigitsSettings } from "./digits-settings.js";
import { showCount, showLoss, showPercent } from "./show-numbers.js";
import { WeightsProof } from "./weights-proof.js";

interface TrainPanelProps {
  readonly running: Running<DigitsPicture>;
  readonly settings: DigitsSettings;
}

/** The play controls, and how far the training is. */
export const TrainPanel = ({ running, settings }: TrainPanelProps) => {
  const picture = running.picture.value;
  return (
    <Panel title="Train">
      <div class="fields">
        <PlayControls running={running} what="training" />
        <Figures picture={picture} epochs={settings.epochs} />
        <WeightsProof picture={picture} settings={settings} />
        <RunsOn running={running} />
      </div>
    </Panel>
  );
};

/** The numbers of the present training. */
const Figures = ({ picture, epochs }: { readonly picture: DigitsPicture | undefined; readonly epochs: number }) => {
  const { progress, judged, images } = picture ?? {};
  const share = progress && images ? progress.seen / images.training : 0;
  const figures = {
    Model: { packed: "packed", trained: "yours", opened: "from a file" }[picture?.reader ?? "packed"],
    Epoch: progress === undefined ? `0 of ${epochs}` : `${(progress.epoch + share).toFixed(2)} of ${epochs}`,
    "Test accuracy": judged === undefined ? "–" : showPercent(judged.accuracy),
    "Batch loss": progress === undefined || progress.steps === 0 ? "–" : showLoss(progress.loss),
    "Images/s": progress === undefined || progress.steps === 0 ? "–" : showCount(progress.imagesPerSecond),
    "Last epoch took": progress?.epochSeconds === undefined ? "–" : `${progress.epochSeconds.toFixed(2)} s`,
  };
  return (
    <dl class="figures">
      {Object.entries(figures).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};
