import { NOTEBOOK_REGRESSION } from "@gd/experiments";
import { LineChart, type Mark } from "../../ui/line-chart.js";
import { costSummary } from "./cost-summary.js";
import type { DescentPicture } from "./descent-picture.js";
import type { DescentSettings } from "./descent-settings.js";
import { RACER_LABELS } from "./racers.js";
import { fixed } from "./show-figure.js";

interface CostChartProps {
  readonly picture: DescentPicture;
  readonly height: DescentSettings["height"];
}

/** The cost of each racer, with a mark where the document's descent ended. */
export const CostChart = ({ picture, height }: CostChartProps) => {
  const { iterations, racers, bowl, costAtStart } = picture;
  const above = height === "above-lowest";
  const shown = (cost: number): number => (above ? cost - bowl.lowest : cost);
  const marks = racers.flatMap(({ name }): Mark[] => {
    if (name === "adam") return [];
    const { iteration, cost } = NOTEBOOK_REGRESSION[name];
    const label = `${iteration} · ${fixed(cost, 2)}`;
    return [{ x: iteration, y: shown(cost), name: label, color: RACER_LABELS[name].color }];
  });
  return (
    <LineChart
      summary={costSummary(picture)}
      x={{ label: "iteration", whole: true, values: iterations, range: [0, roundEnd(iterations.at(-1) ?? 0)] }}
      y={{
        label: above ? "cost above the lowest" : "cost ½ Σ (y − ŷ)²",
        scale: "log",
        range: above ? [lowestDecade(picture), 2 * costAtStart] : [bowl.lowest * 0.93, costAtStart * 1.25],
      }}
      series={racers.map(({ name, costs, stop }) => ({
        name: RACER_LABELS[name].title,
        color: RACER_LABELS[name].color,
        dashed: RACER_LABELS[name].dashed,
        // At the start all of them would be in one place.
        ...(costs.length > 1 && {
          endLabel: `${RACER_LABELS[name].title}${stop?.stoppedBy === "not-finite" ? " diverged" : ""}`,
        }),
        // Numbers ≤ 0 have no place on a logarithmic axis.
        values: iterations.map((_, i) => (i < costs.length && shown(costs[i]!) > 0 ? shown(costs[i]!) : null)),
      }))}
      marks={marks}
      height={320}
    />
  );
};

/** The end of an axis that grows in steps: 50, 100, 200, 500, 1,000 … */
const roundEnd = (last: number): number => {
  for (let power = 10; ; power *= 10) {
    for (const digit of [1, 2, 5]) if (digit * power >= Math.max(50, last)) return digit * power;
  }
};

const lowestDecade = ({ racers, bowl }: DescentPicture): number => {
  let least = 1;
  for (const { costs } of racers) {
    for (const cost of costs) {
      const above = cost - bowl.lowest;
      while (above > 0 && above < least && least > 1e-6) least /= 10;
    }
  }
  return least;
};
