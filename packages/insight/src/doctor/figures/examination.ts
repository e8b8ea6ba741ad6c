import type { Examples } from "@gd/data";
import { leaves, sizeOf } from "@gd/tensor";
import type { ModelState, TrainingState } from "@gd/train";
import type { AnySetup } from "../../measure/any-setup.js";
import { type Pass, passOf, type Seen } from "../../measure/pass.js";
import { stepCurvature } from "./step-curvature.js";

/** How the units of an activation answer to some examples. */
export interface ActivationFigures {
  /** Where in the model: `1 relu`. */
  readonly name: string;
  /** `relu`, `sigmoid`, `tanh`, … */
  readonly type: string;
  readonly units: number;
  /** The share of units that answer 0 to every example. */
  readonly dead: number;
  /** The share of answers of a sigmoid or tanh that are within 2 % of a limit. */
  readonly saturated: number;
  /** The root of the mean square of the weighted sums that it receives. */
  readonly weightedSums: number;
}

/** A tensor of the parameters. */
export interface TensorFigures {
  /** `0.weight` */
  readonly path: string;
  /** Numbers that a unit sums up: the product of all axes but the last. */
  readonly fanIn: number;
  readonly rank: number;
  /** The root of the mean square of its elements, and of the gradient. */
  readonly value: number;
  readonly gradient: number;
  /** Whether all units have the same weights: the columns are equal. */
  readonly isSymmetric: boolean;
}

/** What a model looks like inside, in a state, with some examples. */
export interface Examination {
  readonly step: number;
  /** Of the examples, as in training. */
  readonly loss: number;
  readonly gradientNorm: number;
  /** Of the loss along the next step Δ, ΔᵀHΔ / (−∇Lᵀ Δ): above 2 the step overshoots. NaN where it does not go down, undefined where nobody measured it. */
  readonly stepCurvature?: number | undefined;
  readonly activations: readonly ActivationFigures[];
  readonly tensors: readonly TensorFigures[];
}

/** Looks at a training in a state with some examples. */
export const examine = async (setup: AnySetup, state: TrainingState, examples: Examples): Promise<Examination> => {
  const pass = await passOf(setup, state, examples, { observed: true });
  const tensors = await tensorFigures(setup, state, pass);
  const squares = [...pass.gradients.values()].flatMap(({ elements }) => squareSum(elements));
  return {
    step: state.step,
    loss: pass.loss,
    gradientNorm: Math.sqrt(squares.reduce((sum, square) => sum + square, 0)),
    stepCurvature: await stepCurvature(setup, state, examples),
    activations: activationFigures(pass.seen),
    tensors,
  };
};

/** What a layer is, by its name in a path: `1 linear(2 → 8)` is a linear. */
const typeOf = (path: readonly string[]): string => (path.at(-1) ?? "").replace(/^\d+ /, "").replace(/\(.*/s, "");

/** Activations with limits, and the shares of the way to them that are saturated. */
const LIMITS: Readonly<Record<string, readonly [low: number, high: number]>> = { sigmoid: [0, 1], tanh: [-1, 1] };
const NEAR = 0.02;
const ACTIVATIONS = ["relu", "sigmoid", "tanh", "elu", "gelu", "silu", "softplus", "leakyRelu"];

const activationFigures = (seen: readonly Seen[]): readonly ActivationFigures[] => {
  const inputs = new Map<string, Seen>();
  return seen.flatMap((value): readonly ActivationFigures[] => {
    const name = value.path.slice(1).join(" › ");
    if (value.role === "input") inputs.set(name, value);
    const type = typeOf(value.path);
    if (value.role !== "output" || !ACTIVATIONS.includes(type)) return [];
    const { elements, shape } = value;
    const units = shape.at(-1) ?? 1;
    const isAlive = new Uint8Array(units);
    const [low, high] = LIMITS[type] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    const margin = NEAR * (high - low);
    let saturated = 0;
    elements.forEach((y, i) => {
      if (y !== 0) isAlive[i % units] = 1;
      if (y < low + margin || y > high - margin) saturated++;
    });
    const alive = isAlive.reduce((sum, is) => sum + is, 0);
    const sums = inputs.get(name)?.elements ?? [];
    return [
      {
        name,
        type,
        units,
        dead: 1 - alive / units,
        saturated: type in LIMITS ? saturated / elements.length : 0,
        weightedSums: rootMeanSquare(sums),
      },
    ];
  });
};

const tensorFigures = async (
  { interpreter }: AnySetup,
  { parameters }: ModelState,
  { gradients }: Pass,
): Promise<readonly TensorFigures[]> => {
  const figures: TensorFigures[] = [];
  for (const [path, leaf] of leaves(parameters)) {
    const elements = await interpreter.read(leaf);
    const units = leaf.shape.at(-1) ?? 1;
    figures.push({
      path,
      fanIn: Math.max(1, sizeOf(leaf.shape.slice(0, -1))),
      rank: leaf.shape.length,
      value: rootMeanSquare(elements),
      gradient: rootMeanSquare(gradients.get(path)?.elements ?? []),
      isSymmetric: units > 1 && elements.every((x, i) => x === elements[i - (i % units)]),
    });
  }
  return figures;
};

const squareSum = (elements: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < elements.length; i++) sum += elements[i]! ** 2;
  return sum;
};

const rootMeanSquare = (elements: ArrayLike<number>): number =>
  elements.length === 0 ? 0 : Math.sqrt(squareSum(elements) / elements.length);
