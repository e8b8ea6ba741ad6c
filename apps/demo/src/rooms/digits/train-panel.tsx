import { useMemo } from "preact/hooks";
import { Legend } from "../../ui/legend.js";
import { LineChart } from "../../ui/line-chart.js";
import { Panel } from "../../ui/panel.js";
import { PlayControls } from "../../ui/play-controls.js";
import { RunsOn } from "../../ui/run-status.js";
import type { Running } from "../../worker/use-simulation.js";
import { alignCurves } from "./align-curves.js";
import type { Curve } from "./averaged-curve.js";
import type { DigitsPicture } from "./digits-picture.js";
import type { DigitsSettings } from "./digits-settings.js";
import { showCount, showLoss, showPercent } from "./show-numbers.js";
import { WeightsProof } from "./weights-proof.js";

const CHART_HEIGHT = 210;
/** At the start the loss is about ln 10 = 2.3. If it grows far beyond that, its number says how far. */
const LOSS_RANGE = [0, 2.5] as const;
const DIVERGING_RANGE = [0, 5] as const;

interface TrainPanelProps {
  readonly running: Running<DigitsPicture>;
  readonly settings: DigitsSettings;
}

/** The play controls, and how the training goes. */
export const TrainPanel = ({ running, settings }: TrainPanelProps) => {
  const { epochs } = settings;
  const picture = running.picture.value;
  const last = (values: readonly number[] | undefined) => values?.at(-1);
  const losses = picture?.losses;
  const { x, values } = alignCurves([losses?.training ?? NONE, losses?.test ?? NONE]);
  const accuracies = picture?.accuracies ?? NONE;
  const end = Math.max(epochs, Math.ceil(x.at(-1) ?? 0));
  const most = Math.max(0, ...(losses?.training.y ?? []), ...(losses?.test.y ?? []));
  const lossRange =
    x.length === 0 ? { range: LOSS_RANGE } : most > DIVERGING_RANGE[1] ? { range: DIVERGING_RANGE } : {};
  const xAxis = { label: "epoch", range: [0, end], whole: end > 2 } as const;
  return (
    <Panel title="Train" aside={<RunsOn running={running} />}>
      <div class="fields">
        <PlayControls running={running} />
        <Figures picture={picture} epochs={epochs} />
        <div class="charts">
          <figure>
            <figcaption>
              <h3>Loss</h3>
              <Legend
                entries={[
                  { name: "training batches", color: 1 },
                  { name: "test images", color: 2 },
                ]}
              />
            </figcaption>
            <LineChart
              summary={
                x.length === 0
                  ? "Loss: nothing has been trained yet"
                  : `Loss after ${x.at(-1)!.toFixed(2)} epochs: ${showLoss(last(losses?.training.y) ?? Number.NaN)} on training batches, ${showLoss(last(losses?.test.y) ?? Number.NaN)} on test images`
              }
              x={{ ...xAxis, values: x }}
              y={{ label: "cross entropy, nats", ...lossRange }}
              series={[
                { name: "training batches", color: 1, values: values[0]! },
                { name: "test images", color: 2, joined: true, values: values[1]! },
              ]}
              height={CHART_HEIGHT}
            />
          </figure>
          {useMemo(
            () => (
              <AccuracyChart accuracies={accuracies} end={end} />
            ),
            [picture?.judged?.version, accuracies.x.length, end],
          )}
        </div>
        <WeightsProof picture={picture} settings={settings} />
      </div>
    </Panel>
  );
};

const NONE: Curve = { x: [], y: [] };

const AccuracyChart = ({ accuracies, end }: { readonly accuracies: Curve; readonly end: number }) => {
  const accuracy = accuracies.y.at(-1);
  return (
    <figure>
      <figcaption>
        <h3>Accuracy</h3>
        <Legend entries={[{ name: "test images", color: 2 }]} />
      </figcaption>
      <LineChart
        summary={
          accuracy === undefined
            ? "Accuracy: nothing has been trained yet"
            : `Accuracy on test images after ${accuracies.x.at(-1)!.toFixed(2)} epochs: ${showPercent(accuracy)}`
        }
        x={{ label: "epoch", range: [0, end], whole: end > 2, values: accuracies.x }}
        y={{ label: "answered right, %", range: [0, 100] }}
        series={[{ name: "test images", color: 2, values: accuracies.y.map((share) => 100 * share) }]}
        height={CHART_HEIGHT}
      />
    </figure>
  );
};

/** The numbers of the present training. */
const Figures = ({ picture, epochs }: { readonly picture: DigitsPicture | undefined; readonly epochs: number }) => {
  const { progress, judged, images } = picture ?? {};
  const share = progress && images ? progress.seen / images.training : 0;
  const figures = {
    Model: progress === undefined ? "packed" : "yours",
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
