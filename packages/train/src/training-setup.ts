import {
  type Context,
  createContext,
  enter,
  type GradientTransformation,
  type Interpreter,
  type Layer,
  type SynchronousInterpreter,
} from "@gd/tensor";
import { defaultInterpreter } from "./default-interpreter.js";
import type { AnyLoss } from "./fit.js";
import type { Regularization } from "./regularize/penalize.js";

/** What a model is run with. */
export interface ModelSetup<M extends Layer = Layer, I extends Interpreter = SynchronousInterpreter> {
  /** Any layer; most often `sequential(...)`. */
  readonly model: M;
  /** What computes. Default: `bestInterpreter()` of @gd/tensor-wasm, in float32. */
  readonly interpreter?: I | undefined;
  /** Of the initial parameters, the order of the examples, and what layers draw. Default: 0. */
  readonly seed?: number | string | undefined;
  /** Sees what each layer receives and returns. */
  readonly observe?: Context["observe"] | undefined;
}

/** What is trained, against what, and how. */
export interface TrainingSetup<
  M extends Layer = Layer,
  L extends AnyLoss = AnyLoss,
  I extends Interpreter = SynchronousInterpreter,
> extends ModelSetup<M, I> {
  /** What the model's output costs against a target. */
  readonly loss: L;
  /** Makes updates of gradients: `adam({ learningRate: 0.001 })`, say. */
  readonly optimizer: GradientTransformation;
  /** What the parameters cost, which is part of the loss: `l1`, `l2`, or several. */
  readonly regularization?: Regularization | undefined;
  /** Whether steps tell how large gradients, parameters and updates are. It takes time. Default: false. */
  readonly norms?: boolean | undefined;
}

/** The interpreter of a setup. */
export const interpreterOf = ({ interpreter }: { readonly interpreter?: Interpreter | undefined }): Interpreter =>
  interpreter ?? defaultInterpreter();

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
  const outer = createContext({
    ops,
    ...(seed === undefined ? {} : { seed }),
    ...(observe === undefined ? {} : { observe }),
  });
  return enter(outer, model.name);
};
