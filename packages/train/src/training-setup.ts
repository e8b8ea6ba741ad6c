import {
  type Context,
  enter,
  type GradientTransformation,
  type Interpreter,
  type Layer,
  type SynchronousInterpreter,
} from "@gd/tensor";
import { contextOver } from "@gd/tensor/interpreter";
import type { AnyLoss } from "./fit.js";
import type { Regularization } from "./regularize/penalize.js";

/** A model and what it runs with. */
export interface ModelSetup<M extends Layer = Layer, I extends Interpreter = SynchronousInterpreter> {
  /** Any layer; most often `sequential(...)`. */
  readonly model: M;
  /** Computes everything. Default: `bestInterpreter()` of @gd/tensor-wasm, in float32; `@gd/train/core` has none. */
  readonly interpreter?: I | undefined;
  /** The seed of the initial parameters, the order of the examples, and random draws in layers. Default: 0. */
  readonly seed?: number | string | undefined;
  /** Is called with what each layer receives and returns. */
  readonly observe?: Context["observe"] | undefined;
}

/** What `createTraining` trains, and how. */
export interface TrainingSetup<
  M extends Layer = Layer,
  L extends AnyLoss = AnyLoss,
  I extends Interpreter = SynchronousInterpreter,
> extends ModelSetup<M, I> {
  /** Compares the model's outputs with targets. */
  readonly loss: L;
  /** Turns gradients into updates: `adam({ learningRate: 0.001 })`. */
  readonly optimizer: GradientTransformation;
  /** A cost of the parameters that is part of the loss: `l1`, `l2`, or a list. */
  readonly regularization?: Regularization | undefined;
  /** Whether steps report the norms of gradients, parameters and updates, which takes time. Default: false. */
  readonly norms?: boolean | undefined;
}

/** The interpreter of a setup, at which `expectSetup` has looked. */
export const interpreterOf = ({ interpreter }: { readonly interpreter?: Interpreter | undefined }): Interpreter =>
  interpreter!;

/** The context that a model runs in, named after it. */
export const contextOf = ({
  model,
  seed,
  observe,
  ...setup
}: Omit<ModelSetup<Layer, Interpreter>, "model"> & {
  readonly model: { readonly name: string };
}): Context => {
  const { ops } = interpreterOf(setup);
  const outer = contextOver(() => ops, {
    ...(seed === undefined ? {} : { seed }),
    ...(observe === undefined ? {} : { observe }),
  });
  return enter(outer, model.name);
};
