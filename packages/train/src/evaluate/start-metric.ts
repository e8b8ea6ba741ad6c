import type { Accumulator, Metric } from "@gd/losses";
import { type Context, expectArgument, fromElements, type Interpreter, type Tensor, waitFor } from "@gd/tensor";
import type { AnyLoss } from "../fit.js";
import { costOf } from "../step/cost-of.js";
import { combineBatches } from "./combine-batches.js";
import { inMetric } from "./in-metric.js";
import type { MetricFor } from "./metric-for.js";

/** A metric in the course of an evaluation. */
export interface RunningMetric {
  /** The part that is computed with operations, within a step. */
  measure(output: Tensor, target: Tensor): Tensor;
  /** Adds a batch, given the result of `measure` on the heap. */
  add(measured: Tensor, target: Tensor, examples: number): void;
  result(): unknown;
}

/** Starts a metric of any kind. A loss, or a mean over a batch, becomes that over all batches. */
export const startMetric = (context: Context, place: string, metric: MetricFor | AnyLoss): RunningMetric => {
  if ("start" in metric) {
    return { measure: (output) => output, ...startAccumulator(place, metric) };
  }
  if (!("evaluate" in metric)) {
    const { add, result } = combineBatches();
    return {
      measure: (output) => output,
      add(output, target, examples) {
        const value = inMetric(place, () => metric(output as never, target as never));
        const mismatch = { place: `${place}, in what it returns,`, expected: "a number", received: value };
        expectArgument(typeof value === "number", mismatch);
        add(value, examples);
      },
      result,
    };
  }
  const { add, result } = combineBatches(metric.reduction);
  return {
    measure(output, target) {
      const { value, weight } = costOf(metric, context, output, target);
      return context.ops.concatenate(weight === undefined ? [value] : [value, weight()]);
    },
    add({ data: [value = Number.NaN, weight] }, _, examples) {
      add(value, weight ?? examples);
    },
    result,
  };
};

/** Starts a metric that accumulates. Errors about its operands name its place. */
export const startAccumulator = (place: string, metric: Pick<Metric<unknown>, "start">): Accumulator<unknown> => {
  const started = metric.start();
  const { add, result } = Object(started);
  expectArgument(typeof add === "function" && typeof result === "function", {
    place: `${place}, in what its start returns,`,
    expected: "{ add, result } with two functions",
    received: started,
  });
  return { add: (output, target) => inMetric(place, () => add(output, target)), result };
};

/** Copies tensors to the heap, each once. */
export function* readAll(
  interpreter: Interpreter,
  tensors: readonly Tensor[],
): Generator<unknown, readonly Tensor[], never> {
  const read = new Map<Tensor, Tensor>();
  for (const tensor of tensors) {
    if (!read.has(tensor)) read.set(tensor, fromElements(yield* waitFor(interpreter.read(tensor)), tensor.shape));
  }
  return tensors.map((tensor) => read.get(tensor)!);
}
