import type { AnyDataset } from "@gd/data";
import {
  ArgumentError,
  allocate,
  type DType,
  fromElements,
  LabelError,
  type Layer,
  ShapeError,
  sizeOf,
  type Tensor,
} from "@gd/tensor";
import type { Metrics } from "../evaluate/metric-for.js";
import { startAccumulator } from "../evaluate/start-metric.js";
import { expectTargets } from "./expect-targets.js";
import { firstTargets } from "./first-targets.js";

/** The number of targets that an accumulator is tried with: a batch of `evaluate`. */
const TRIED = 1000;

/**
 * Throws what metrics throw for the targets of a validation: better before training than after its first epoch. Losses look at
 * them; an accumulator is tried with outputs of zeros. A function may do what it likes, and is not called.
 */
export function* expectMetricTargets(
  place: string,
  { model, metrics }: { readonly model: Layer; readonly metrics: Metrics },
  data: AnyDataset,
  dtype: DType,
): Generator<unknown, void, never> {
  for (const [name, metric] of Object.entries(metrics)) {
    const ofMetric = `${place}: ${name}`;
    if ("evaluate" in metric) yield* expectTargets(ofMetric, { model, loss: metric }, data, dtype);
    else if ("start" in metric) {
      const target = yield* firstTargets(ofMetric, data, TRIED, dtype);
      const { add } = startAccumulator(ofMetric, metric);
      try {
        add(zeros([target.shape[0] ?? 0, ...model.outputShape], dtype), target);
      } catch (error) {
        // One of its own may be that it takes no zeros.
        if ([ArgumentError, ShapeError, LabelError].some((kind) => error instanceof kind)) throw error;
      }
    }
  }
}

const zeros = (shape: readonly number[], dtype: DType): Tensor => fromElements(allocate(dtype, sizeOf(shape)), shape);
