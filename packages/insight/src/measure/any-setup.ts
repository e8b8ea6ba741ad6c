import type { AnyDataset } from "@gd/data";
import type { Interpreter, Layer } from "@gd/tensor";
import type { AnyLoss, Metrics, TrainOptions } from "@gd/train";
import { defaultInterpreter } from "./default-interpreter.js";

/** The options of `train` for models, losses and data of any shapes. */
export type AnyOptions = TrainOptions<Layer, AnyLoss, AnyDataset, AnyDataset | undefined, Metrics, Interpreter>;

/** The same with all that measuring needs to know. */
export interface AnySetup extends AnyOptions {
  readonly interpreter: Interpreter;
  readonly batchSize: number;
  readonly seed: number | string;
}

/** Options with what `train` takes where nothing is said. */
export const completed = (options: AnyOptions): AnySetup => ({
  ...options,
  interpreter: options.interpreter ?? defaultInterpreter(),
  batchSize: options.batchSize ?? 32,
  seed: options.seed ?? 0,
});
