import { useMemo } from "preact/hooks";
import { Legend } from "../../ui/legend.js";
import { LineChart } from "../../ui/line-chart.js";
import { Panel } from "../../ui/panel.js";
import { alignCurves } from "./align-curves.js";
import type { Curve } from "./averaged-curve.js";
import type { DigitsPicture } from "./digits-picture.js";
import type { DigitsSettings } from "./digits-settings.js";
import { showLoss, showPercent } from "./show-numbers.js";
import { trainingFinding } from "./training-finding.js";

const CHART_HEIGHT = 210;
/** At the start the loss is about ln 10 = 2.3. If it grows far beyond that, its number says how far. */
const LOSS_RANGE = [0, 2.5] as const;
const DIVERGING_RANGE = [0, 5] as const;

interface CurvesPanelProps {
  readonly picture: DigitsPicture | undefined;
  readonly settings: DigitsSettings;
}

/** The loss and the accuracy of the training, and what keeps it from learning. */
export const CurvesPanel = ({ picture, settings: { epochs, rate } }: CurvesPanelProps) => {
  const last = (values: readonly number[] | undefined) => values?.at(-1);
  const losses = picture?.losses;
  const { x, values } = alignCurves([losses?.training ?? NONE, losses?.test ?? NONE]);
  const accuracies = picture?.accuracies ?? NONE;
  const end = Math.max(epochs, Math.ceil(x.at(-1) ?? 0));
  const most = Math.max(0, ...(losses?.training.y ?? []), ...(losses?.test.y ?? []));
  const lossRange =
    x.length === 0 ? { range: LOSS_RANGE } : most > DIVERGING_RANGE[1] ? { range: DIVERGING_RANGE } : {};
  const xAxis = { label: "epoch", range: [0, end], whole: end > 2 } as const;
  const finding = picture && trainingFinding(picture, rate);
  return (
    <Panel title="Learning curves" name="curves">
      {finding && (
        <p class="training-finding" role="status">
          {finding}
        </p>
      )}
      <div class="charts">
        <figure>
          <figcaption>
            <h3>Loss</h3>
            <Legend
              entries={[
                { name: "training batches", color: 1 },
                { name: "test images", color: 2, dashed: true },
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
              { name: "test images", color: 2, dashed: true, joined: true, values: values[1]! },
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
    </Panel>
  );
};

const NONE: Curve = { x: [], y: [] };

const AccuracyChart = ({ accuracies, end }: { readonly accuracies: Curve; readonly end: number }) => {
  const accuracy = accuracies.y.at(-1);
  return (
    <figure class="wide-only">
      <figcaption>
        <h3>Accuracy</h3>
        <Legend entries={[{ name: "test images", color: 2, dashed: true }]} />
      </figcaption>
      <LineChart
        summary={
          accuracy === undefined
            ? "Accuracy: nothing has been trained yet"
            : `Accuracy on test images after ${accuracies.x.at(-1)!.toFixed(2)} epochs: ${showPercent(accuracy)}`
        }
        x={{ label: "epoch", range: [0, end], whole: end > 2, values: accuracies.x }}
        y={{ label: "answered right, %", range: [0, 100] }}
        series={[{ name: "test images", color: 2, dashed: true, values: accuracies.y.map((share) => 100 * share) }]}
        height={CHART_HEIGHT}
      />
    </figure>
  );
};
