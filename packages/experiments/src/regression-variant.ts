import { dataset, drawPlaces } from "@gd/data";
import { exponentialDecay, gradientDescent, minimizeSteps, momentum, type Objective } from "@gd/optim";
import {
  fromElements,
  type GradientTransformation,
  type Ops,
  type RandomStream,
  randomStreams,
  type Tensor,
} from "@gd/tensor";
import type { RegressionData } from "./regression-data.js";

const LEARNING_RATE = 0.396;
const BATCH = 64;

export type VariantName = "gradient-descent" | "exponential-decay" | "stochastic" | "momentum";

/** How one of the notebook's variants descends. */
interface Variant {
  readonly optimizer: () => GradientTransformation;
  /** Whether the gradient is that of 64 rows drawn anew in each iteration. */
  readonly stochastic: boolean;
  readonly maximumIterations: number;
}

export const VARIANTS: Readonly<Record<VariantName, Variant>> = {
  "gradient-descent": {
    optimizer: () => gradientDescent({ learningRate: LEARNING_RATE }),
    stochastic: false,
    maximumIterations: 1000,
  },
  "exponential-decay": {
    optimizer: () => gradientDescent({ learningRate: exponentialDecay({ learningRate: LEARNING_RATE, decay: 0.1 }) }),
    stochastic: false,
    maximumIterations: 1000,
  },
  stochastic: {
    optimizer: () => gradientDescent({ learningRate: LEARNING_RATE }),
    stochastic: true,
    maximumIterations: 20_000,
  },
  momentum: {
    optimizer: () =>
      momentum({ learningRate: LEARNING_RATE, momentum: 0.222, form: "rate-inside", initialVelocity: 1 }),
    stochastic: true,
    maximumIterations: 20_000,
  },
};

/** Where a variant stands before an iteration. */
export interface RegressionIteration {
  /** Counts from 0, as in the notebook. */
  readonly iteration: number;
  /** ½ Σ (y − ŷ)² over all rows. */
  readonly cost: number;
  readonly weights: readonly number[];
}

/** How a variant ended. */
export interface RegressionFigures {
  /** The last iteration. */
  readonly iteration: number;
  /** Before the last iteration: this is what the notebook prints. */
  readonly cost: number;
  /** After the last iteration. */
  readonly weights: readonly number[];
  /** Whether the cost changed by at most 0.1 in the last iteration. */
  readonly converged: boolean;
}

/** What a variant descends with. */
export interface Descent {
  /** In float64. */
  readonly ops: Ops;
  /** Of the batches that are drawn. */
  readonly seed: number;
  /** Whether a batch may hold a row twice. */
  readonly replacement?: boolean;
}

/**
 * Runs a variant from weights of 0 until the cost over all rows changes by at most 0.1 in an iteration, and yields
 * where it stands before each.
 */
export function* descendOnRegression(
  data: RegressionData,
  name: VariantName,
  { ops, seed, replacement = false }: Descent,
): Generator<RegressionIteration, RegressionFigures> {
  const { optimizer, stochastic, maximumIterations } = VARIANTS[name];
  const random = stochastic ? randomStreams(seed).stream(name) : undefined;
  const steps = minimizeSteps(leastSquares(data, ops, random, replacement), new Float64Array(5), {
    optimizer: optimizer(),
    stop: { valueChange: 0.1, maximumSteps: maximumIterations },
  });
  let now: RegressionIteration = { iteration: 0, cost: Number.NaN, weights: [] };
  let before = now;
  let next = steps.next();
  for (; !next.done; next = steps.next()) {
    const { step, value, point } = next.value;
    [before, now] = [now, { iteration: step, cost: value, weights: [...point] }];
    yield now;
  }
  const converged = next.value.stoppedBy === "value-change";
  return { iteration: before.iteration, cost: before.cost, weights: now.weights, converged };
}

/** ½ Σ (y − Xw)² over all rows, with the mean gradient Xᵀ(Xw − y) / n of all rows, or of 64 drawn at each step. */
export const leastSquares = (data: RegressionData, ops: Ops, random?: RandomStream, replacement = false): Objective => {
  const rows = dataset(data.design, data.targets);
  const design = ops.variable(data.design);
  const targets = ops.variable(data.targets);
  return (point) =>
    ops.step(() => {
      const weights = fromElements(point, [point.length, 1]);
      const residuals = (x: Tensor<readonly [number, number]>, y: Tensor<readonly [number, 1]>) =>
        ops.subtract(ops.matmul(x, weights), y);
      const errors = residuals(design, targets);
      const cost = 0.5 * ops.item(ops.sum(ops.multiply(errors, errors)));

      const used =
        random === undefined
          ? { input: design, target: targets }
          : rows.examples(drawPlaces(random, rows.size, BATCH, { replacement }), "float64");
      const usedErrors = random === undefined ? errors : residuals(used.input, used.target);
      const gradient = ops.divide(ops.matmul(ops.transpose(used.input), usedErrors), used.input.shape[0]);
      return { value: cost, gradient: gradient.data };
    });
};
