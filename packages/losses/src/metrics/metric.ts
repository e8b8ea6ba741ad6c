import {
  expectArgument,
  expectBoolean,
  expectFunction,
  expectOneOf,
  expectOptions,
  expectTensor,
  isTensor,
  type Shape,
  ShapeError,
  sameShape,
  type Tensor,
} from "@gd/tensor";
import { type Configurable, callable } from "../configurable.js";
import { expectUnweighted } from "../weights/expect-unweighted.js";

/** A metric on its way through a dataset. */
export interface Accumulator<Result = number> {
  /** Takes a batch into account. It copies what it keeps: the tensors may die with the step that made them. */
  add(output: Tensor, target: Tensor): void;
  /** The metric of all batches so far; NaN where it is not defined, as it is of none. */
  result(): Result;
}

/**
 * How good outputs are against their targets. A call gives the metric of one batch. `start` begins an accumulator, whose
 * result over several batches is the metric of all their examples at once, however they are divided.
 *
 * Throws  ShapeError when a batch has other outputs than the first of its accumulator, apart from their number of examples
 */
export interface Metric<Result = number> {
  (output: Tensor, target: Tensor): Result;
  readonly name: string;
  /** Whether a small result is good, or a large one. Undefined where neither is: then whoever watches the metric must say. */
  readonly goal?: Goal | undefined;
  /** Whether its targets carry the weights of their examples, as those of `weightedTargets`. Default: false. */
  readonly weighted?: boolean | undefined;
  /** What outputs are compared with, of so many for an example; see `MetricTraits`. */
  readonly thresholdFor?: ThresholdFor | undefined;
  /** An accumulator that has seen nothing yet. */
  start(): Accumulator<Result>;
}

/** Whether a small value is good, or a large one. */
export type Goal = "minimum" | "maximum";

/** The threshold that decides about outputs, of so many for an example; undefined where none does. */
export type ThresholdFor = (outputs: number) => number | undefined;

/** What is known of a metric. */
export interface MetricTraits {
  /** Whether a small result is good, or a large one. Default: not known. */
  readonly goal?: Goal | undefined;
  /** Whether its targets carry the weights of their examples, as those of `weightedTargets`. Default: false. */
  readonly weighted?: boolean | undefined;
  /**
   * What outputs are compared with, of so many for an example. Training refuses a threshold that those of its model are all
   * above or all below, as outputs of a sigmoid are above 0. Default: not known.
   */
  readonly thresholdFor?: ThresholdFor | undefined;
}

/** Makes a metric of its accumulator. */
export const defineMetric = <Result>(
  name: string,
  start: () => Accumulator<Result>,
  traits: MetricTraits = {},
): Metric<Result> => {
  expectArgument(typeof name === "string", { place: "defineMetric(name)", expected: "a name", received: name });
  expectFunction("defineMetric(start)", start);
  const names = ["goal", "weighted", "thresholdFor"] as const;
  const { goal, weighted = false, thresholdFor } = expectOptions("defineMetric", traits, names);
  if (goal !== undefined) expectOneOf("defineMetric(goal)", goal, ["minimum", "maximum"]);
  expectBoolean("defineMetric(weighted)", weighted);
  if (thresholdFor !== undefined) expectFunction("defineMetric(thresholdFor)", thresholdFor);
  const begin = (): Accumulator<Result> => {
    const accumulator = start();
    const { add, result } = accumulator;
    let outputs: Shape | undefined;
    return {
      add(output, target) {
        expectTensor(`${name}(output)`, output);
        expectTensor(`${name}(target)`, target);
        const [, ...shape] = output.shape;
        if (outputs !== undefined && !sameShape(outputs, shape)) throw otherOutputs(name, outputs, output.shape);
        if (!weighted) expectUnweighted(name, `withoutWeights(${name}) sees the targets alone.`, target);
        add.call(accumulator, output, target);
        outputs = shape;
      },
      result: () => result.call(accumulator),
    };
  };
  const ofBatch = (output: Tensor, target: Tensor): Result => {
    const accumulator = begin();
    accumulator.add(output, target);
    return accumulator.result();
  };
  return callable(name, ofBatch, { goal, weighted, thresholdFor, start: begin });
};

const otherOutputs = (place: string, outputs: Shape, received: Shape): ShapeError =>
  new ShapeError({
    place,
    role: "output",
    expected: ["batch", ...outputs],
    received,
    advice: "all batches have the outputs of the first",
  });

/** Makes a metric of a function of options, all of which have a default. */
export const configurableMetric = <Result, Options extends object>(
  make: (options: Partial<Options>) => Metric<Result>,
): Configurable<Metric<Result>, Options> => {
  const plain = make({});
  function call(output: Tensor, target: Tensor): Result;
  function call(options: Partial<Options>): Metric<Result>;
  function call(...operands: readonly [Tensor, Tensor] | readonly [Partial<Options>]): Result | Metric<Result> {
    return isBatch(operands) ? plain(...operands) : make(...operands);
  }
  const { name, goal, weighted, thresholdFor, start } = plain;
  return callable(name, call, { goal, weighted, thresholdFor, start });
};

/** Whether a metric is called with a batch, rather than with its options. */
export const isBatch = <Options>(
  operands: readonly [Tensor, Tensor] | readonly [Options],
): operands is readonly [Tensor, Tensor] => operands.length > 1 || isTensor(operands[0]);
