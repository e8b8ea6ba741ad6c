import { showNumber, showPercent } from "@gd/experiments";
import { Legend } from "../../../ui/legend.js";
import { LineChart, type LineSeries } from "../../../ui/line-chart.js";
import { Panel } from "../../../ui/panel.js";
import type { PlaygroundPicture } from "../playground-picture.js";
import type { Score } from "../score.js";

const LINES = [
  { name: "training", of: "training", color: 1, dashed: false },
  { name: "held out", of: "validation", color: 2, dashed: true },
] as const;

/** Loss and accuracy over the epochs, of the points it learns from and of those held out. */
export const ScorePanel = ({ picture }: { readonly picture: PlaygroundPicture }) => {
  const { classes, epoch, now } = picture;
  return (
    <div class="score-panels">
      <ScoreChart
        picture={picture}
        title="Loss"
        unit={classes === 0 ? "mean squared error" : "cross entropy"}
        of={({ loss }) => loss}
        show={(loss) => showNumber(loss, 3)}
      />
      {classes > 0 && (
        <ScoreChart
          picture={picture}
          title="Accuracy"
          unit="answered right, %"
          of={({ accuracy }) => (accuracy === undefined ? undefined : 100 * accuracy)}
          show={(percent) => showPercent(percent / 100, 0)}
          range={[0, 100]}
        />
      )}
      <p class="visually-hidden">
        After {epoch} epochs the loss is {showNumber(now.training.loss, 3)}.
      </p>
    </div>
  );
};

interface ScoreChartProps {
  readonly picture: PlaygroundPicture;
  readonly title: string;
  readonly unit: string;
  readonly of: (score: Score) => number | undefined;
  readonly show: (value: number) => string;
  readonly range?: readonly [number, number];
}

const ScoreChart = ({ picture: { curves, epoch, now }, title, unit, of, show, range }: ScoreChartProps) => {
  const epochs = [...curves.epochs, epoch];
  const lines = LINES.map(({ name, of: which, color, dashed }) => ({
    series: {
      name,
      color,
      dashed,
      values: [...curves[which], now[which]].map((score) => {
        const value = of(score);
        return value === undefined || !Number.isFinite(value) ? null : value;
      }),
    } satisfies LineSeries,
    last: of(now[which]),
  })).filter(({ last }) => last !== undefined && !Number.isNaN(last));
  const values = lines.map(({ series, last }) => `${show(last!)} ${series.name}`).join(", ");
  return (
    <Panel
      title={title}
      aside={<Legend entries={lines.map(({ series, last }) => ({ ...series, value: show(last!) }))} />}
    >
      <LineChart
        summary={`${title} after ${epoch} epochs: ${values}`}
        x={{ label: "epoch", whole: true, values: epochs, range: [0, Math.max(10, epoch)] }}
        y={{
          label: unit,
          range: range ?? [
            0,
            Math.max(1e-6, ...lines.flatMap(({ series }) => series.values.map((value) => value ?? 0))) * 1.05,
          ],
        }}
        series={lines.map(({ series }) => series)}
        height={200}
      />
    </Panel>
  );
};
