import type { AnyDataset } from "@gd/data";
import type { Interpreter, Layer, SynchronousInterpreter } from "@gd/tensor";
import {
  type AnyLoss,
  type DataFor,
  type LossFor,
  type Metrics,
  type NoMetrics,
  type TrainOptions,
  train,
} from "@gd/train";
import type { AnyOptions } from "../measure/any-setup.js";
import { type Doctor, type Examined, type WatchOptions, watchAny } from "./watch.js";

/** The options of `train`, whose shapes the compiler compares. */
export type WatchedOptions<
  M extends Layer,
  L extends AnyLoss,
  D extends AnyDataset,
  V extends AnyDataset | undefined,
  X extends Metrics,
  I extends Interpreter,
> = TrainOptions<M, L, D, V, X, I> & {
  readonly data: DataFor<M, D>;
  readonly loss: LossFor<L, M, D["targetShape"]>;
  readonly validation?: V extends AnyDataset ? DataFor<M, V> & LossFor<L, M, V["targetShape"]> : undefined;
};

/**
 * A doctor for a training that you run: show it each event.
 *
 * ```ts
 * const doctor = await watch(options);
 * for await (const event of train(options)) await doctor.see(event);
 * const { diagnoses } = await doctor.diagnose();
 * ```
 */
export function watch<
  M extends Layer,
  L extends AnyLoss,
  D extends AnyDataset,
  V extends AnyDataset | undefined = undefined,
  X extends Metrics = NoMetrics,
  I extends Interpreter = SynchronousInterpreter,
>(options: WatchedOptions<M, L, D, V, X, I>, watching?: WatchOptions): Promise<Doctor>;
// The sizes in the signature above are checked at run time.
export function watch(options: AnyOptions, watching?: WatchOptions): Promise<Doctor> {
  return watchAny(options, watching);
}

/**
 * Trains, and says what went wrong: causes with their evidence, the surest first, each with a treatment where one is known. A
 * training that ends in a value that is not finite is looked at as well.
 *
 * ```ts
 * const { diagnoses } = await diagnose(options);
 * for (const { cause, evidence, treatment } of diagnoses) console.log(cause, evidence, treatment?.change);
 * ```
 */
export function diagnose<
  M extends Layer,
  L extends AnyLoss,
  D extends AnyDataset,
  V extends AnyDataset | undefined = undefined,
  X extends Metrics = NoMetrics,
  I extends Interpreter = SynchronousInterpreter,
>(options: WatchedOptions<M, L, D, V, X, I>, watching?: WatchOptions): Promise<Examined>;
// The sizes in the signature above are checked at run time.
export async function diagnose(options: AnyOptions, watching?: WatchOptions): Promise<Examined> {
  const doctor = await watchAny(options, watching);
  try {
    for await (const event of train(options)) {
      const look = doctor.see(event);
      // Most events are only noted: to wait for nothing costs as much as a step of a tiny network.
      if (look !== undefined) await look;
    }
  } catch (error) {
    doctor.fail(error);
  }
  return doctor.diagnose();
}
