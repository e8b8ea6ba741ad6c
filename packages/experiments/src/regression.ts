import { descendOnRegression } from "./descend-on-regression.js";
import type { Experiment, ExperimentEvent } from "./experiment.js";
import { interrupted } from "./interrupted.js";
import { NOTEBOOK_REGRESSION } from "./notebook-regression.js";
import { progressOf } from "./progress-of.js";
import { progressTimer } from "./progress-timer.js";
import { regressionBowl } from "./regression-bowl.js";
import { type RegressionData, regressionData, TRUE_WEIGHTS } from "./regression-data.js";
import { regressionHash } from "./regression-hash.js";
import type { Descent, RegressionFigures } from "./regression-racer.js";
import { isStochastic, VARIANT_NAMES, VARIANTS, type VariantName } from "./regression-variant.js";
import type { Comparison } from "./report.js";
import { showNumber, showNumbers } from "./show-number.js";
import { thin } from "./thin.js";

export interface NamedRegressionFigures extends RegressionFigures {
  readonly name: VariantName;
  /** `weightsHash` of the weights: the page shows the same. */
  readonly weightsHash: string;
}

export interface RegressionResult {
  readonly variants: readonly NamedRegressionFigures[];
  /** The stochastic variants with batches that may contain a row twice, as the notebook's text describes them. */
  readonly withReplacement: readonly NamedRegressionFigures[];
  /** The solution to which all of them lead. */
  readonly leastSquares: readonly number[];
}

export const regression: Experiment<RegressionResult> = {
  id: "regression",
  title: "Linear regression, four ways down",
  document: "notebook",
  part: "N3",
  summary:
    "Descends on a linear regression of 10,000 rows: plain gradient descent, with a decaying rate, with batches of 64, and with momentum. " +
    "Each stops when the cost over all rows changes by at most 0.1 in an iteration.",

  async *run({ interpreterIn, seed, signal }) {
    const interpreter = interpreterIn("float64");
    const data = regressionData();
    const variants: NamedRegressionFigures[] = [];
    const curves: { readonly name: string; readonly costs: readonly number[] }[] = [];
    for (const name of VARIANT_NAMES) {
      if (signal?.aborted) break;
      const { figures, costs } = yield* runVariant(data, name, { interpreter, seed }, signal);
      variants.push(figures);
      curves.push({ name, costs });
    }
    const withReplacement: NamedRegressionFigures[] = [];
    for (const name of VARIANT_NAMES.filter((name) => isStochastic(VARIANTS[name]))) {
      if (signal?.aborted) break;
      const descent = { interpreter, seed, rule: { replacement: true } };
      withReplacement.push((yield* runVariant(data, name, descent, signal)).figures);
    }
    const { bottom } = regressionBowl(data, interpreter, signal?.aborted ? 0 : undefined);

    return {
      result: { variants, withReplacement, leastSquares: bottom },
      report: {
        comparisons: variants.flatMap((figures) => {
          const compared = compare(figures);
          const cut = signal?.aborted === true && !figures.converged;
          return cut ? compared.map((comparison) => ({ ...comparison, ...interrupted })) : compared;
        }),
        remarks: [
          "Exponential decay stops early and far from the bottom: its rates 0.396 · e^(−0.1 i) add up to about 4.2 in all, however long it runs. The cost changes by less than 0.1 because the steps have become tiny, not because the bottom is near.",
          "A stopping rule on the change of the whole cost is noisy for mini-batches: a step may happen to leave the cost almost unchanged while the weights still wander. That is why one seed stops after 50 iterations and another after 1,800; half of 40 seeds stop within about 300 iterations.",
          "The notebook's text draws batches with replacement, its code without. We compare with the code; the second table shows the other way.",
        ],
        figure: {
          title: "Four ways down a linear regression",
          x: { label: "iteration", scale: "linear" },
          y: { label: "cost ½ Σ (y − ŷ)²", scale: "log" },
          series: curves.map(({ name, costs }) => ({ name, points: thin(costs) })),
        },
        tables: [
          weightsTable("Where each variant ended", [
            ...variants.map(({ name, weights, weightsHash }) => [name, weights, weightsHash] as const),
            ["least squares", bottom],
            ["the data was made with", TRUE_WEIGHTS],
          ]),
          {
            title: "Batches drawn with replacement",
            columns: ["variant", "iteration", "cost"],
            rows: withReplacement.map(({ name, iteration, cost }) => [name, String(iteration), cost.toFixed(2)]),
          },
        ],
        pictures: [],
      },
    };
  },
};

async function* runVariant(
  data: RegressionData,
  name: VariantName,
  descent: Descent,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExperimentEvent, { readonly figures: NamedRegressionFigures; readonly costs: readonly number[] }> {
  const stage = descent.rule?.replacement === true ? `${name}, with replacement` : name;
  yield { type: "stage", name: stage };
  const progress = progressOf(stage, VARIANTS[name].maximumIterations, "iterations");
  const costs: number[] = [];
  const progressDue = progressTimer();
  const iterations = descendOnRegression(data, name, descent);
  let next = iterations.next();
  while (!next.done) {
    const { iteration, cost } = next.value;
    costs.push(cost);
    const due = await progressDue();
    if (signal?.aborted) break;
    next = iterations.next();
    // The figures are those before the last iteration: where it ends, there is nothing later to report.
    if (due && !next.done) yield progress(iteration, { loss: cost });
  }
  const figures = next.done ? next.value : { ...next.value, converged: false };
  yield progress(figures.iteration, { loss: figures.cost });
  return { figures: { name, ...figures, weightsHash: regressionHash(figures.weights) }, costs };
}

const compare = ({ name, iteration, cost, weights }: NamedRegressionFigures): readonly Comparison[] => {
  const printed = NOTEBOOK_REGRESSION[name];
  const slopes = weights.slice(1);
  if (printed.spread !== undefined) {
    const { iterations, costs } = printed.spread;
    const iterationLies = lies(iteration, iterations);
    // The costs are rounded to whole numbers.
    const costLies = lies(cost, [costs[0] - 1, costs[1] + 1]);
    const together =
      iterationLies === costLies
        ? `ours lies ${costLies} both ranges`
        : `our iteration lies ${iterationLies} its range, our cost ${costLies}`;
    return [
      {
        quantity: `${name}: iteration and cost`,
        document: `${printed.iteration}, ${printed.cost}`,
        ours: `${iteration}, ${cost.toFixed(2)}`,
        same: undefined,
        why: `By chance: the notebook did not seed its batches. 40 seeded runs of it stopped at iterations ${iterations.join(" to ")} with costs ${costs.join(" to ")}; ${together}.`,
      },
    ];
  }
  return [
    {
      quantity: `${name}: iteration`,
      document: `${printed.iteration}`,
      ours: `${iteration}`,
      same: iteration === printed.iteration,
    },
    {
      quantity: `${name}: cost`,
      document: `${printed.cost}`,
      ours: `${cost}`,
      same: Math.abs(cost - printed.cost) <= 1e-12 * printed.cost,
    },
    {
      quantity: `${name}: w1 to w4`,
      document: showNumbers(printed.slopes),
      ours: showNumbers(slopes, 4),
      same: slopes.every((weight, i) => Math.abs(weight - printed.slopes[i]!) <= 5.1e-4),
    },
  ];
};

const lies = (value: number, [least, most]: readonly [number, number]): string =>
  value >= least && value <= most ? "within" : "outside";

const weightsTable = (
  title: string,
  rows: readonly (readonly [name: string, weights: readonly number[], hash?: string])[],
) => ({
  title,
  columns: ["", "w0", "w1", "w2", "w3", "w4", "hash (12 of 64)"],
  rows: rows.map(([name, weights, hash = ""]) => [
    name,
    ...weights.map((weight) => showNumber(weight, 4)),
    hash.slice(0, 12),
  ]),
});
