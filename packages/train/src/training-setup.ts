import {
  type Batch,
  type Context,
  createContext,
  type EvaluatedLoss,
  enter,
  type GradientTransformation,
  type Layer,
  type Ops,
  type Parameters,
  type Shape,
  type Tensor,
} from "@gd/tensor";
import type { Decided } from "./decided.js";
import { defaultOps } from "./default-ops.js";
import type { Regularization } from "./penalize.js";

/** A loss that accepts this output and this target: `Loss` with a function in place of a method, which is compared strictly. */
export interface LossFor<Output extends Tensor, Target extends Tensor> {
  readonly name: string;
  /** The value of a batch, and the way back. */
  readonly evaluate: (context: Context, output: Output, target: Target) => EvaluatedLoss;
}

/** What is trained, against what, and how. The model decides the shapes; what is trained on, those of the targets. */
export interface TrainingSetup<
  In extends Shape = Shape,
  Out extends Shape = Shape,
  Target extends Shape = Shape,
  P extends Parameters = Parameters,
  S extends Parameters = Parameters,
> {
  /** Any layer; most often `sequential(...)`. */
  readonly model: Layer<In, Out, P, S>;
  /** What the model's output costs against a target. */
  readonly loss: LossFor<Batch<Decided<Out>>, Batch<Decided<Target>>>;
  /** `adam({ learningRate: 0.001 })`, say: makes updates of gradients. */
  readonly optimizer: GradientTransformation;
  /** `l1` or `l2`, or several: what the parameters cost, which is part of the loss. */
  readonly regularization?: Regularization;
  /** Whether steps tell how large gradients, parameters and updates are; not unless said otherwise, as it takes time. */
  readonly norms?: boolean;
  /** The interpreter that computes; `bestOps()` of @gd/tensor-wasm, in float32, unless said otherwise. */
  readonly ops?: Ops;
  /** Of the initial parameters, the order of the examples, and what layers draw; 0 unless said otherwise. */
  readonly seed?: number | string;
  /** Sees what each layer receives and returns. */
  readonly observe?: NonNullable<Context["observe"]>;
}

/** What a context is made of. */
export interface ContextSetup {
  readonly model: { readonly name: string };
  readonly ops?: Ops;
  readonly seed?: number | string;
  /** Sees what each layer receives and returns. */
  readonly observe?: NonNullable<Context["observe"]>;
}

const contexts = new WeakMap<ContextSetup, Context>();

/** The context that a setup's computations run in, named after its model: one for all steps, as a setup never changes. */
export const contextOf = (setup: ContextSetup): Context => {
  const known = contexts.get(setup);
  if (known !== undefined) return known;
  const { model, ops, seed, observe } = setup;
  const outer = createContext({
    ops: ops ?? defaultOps(),
    ...(seed === undefined ? {} : { seed }),
    ...(observe === undefined ? {} : { observe }),
  });
  const context = enter(outer, model.name);
  contexts.set(setup, context);
  return context;
};
