import {
  type Batch,
  type Context,
  createContext,
  enter,
  type GradientTransformation,
  type Layer,
  type Ops,
  type Parameters,
  type Shape,
  type Tensor,
} from "@gd/tensor";

/** A loss that accepts this output and this target. */
export interface LossFor<Output extends Tensor, Target extends Tensor> {
  readonly name: string;
  readonly evaluate: (
    context: Context,
    output: Output,
    target: Target,
  ) => { readonly value: number; backward(): Tensor };
}

/** What is trained, against what, and how. */
export interface TrainingSetup<
  In extends Shape = Shape,
  Out extends Shape = Shape,
  Target extends Shape = Shape,
  P extends Parameters = Parameters,
  S extends Parameters = Parameters,
> {
  readonly model: Layer<In, Out, P, S>;
  readonly loss: LossFor<Batch<Out>, Batch<Target>>;
  readonly optimizer: GradientTransformation;
  /** The interpreter that computes; the float32 reference unless said otherwise. */
  readonly ops?: Ops;
  /** Of the initial parameters, the order of the examples, and what layers draw; 0 unless said otherwise. */
  readonly seed?: number | string;
  /** Sees what each layer receives and returns. */
  readonly observe?: NonNullable<Context["observe"]>;
}

/** The context that a setup's computations run in, named after its model. */
export const contextOf = ({
  model,
  ops,
  seed,
  observe,
}: {
  readonly model: { readonly name: string };
  readonly ops?: Ops;
  readonly seed?: number | string;
  readonly observe?: NonNullable<Context["observe"]>;
}): Context =>
  enter(
    createContext({
      ...(ops === undefined ? {} : { ops }),
      ...(seed === undefined ? {} : { seed }),
      ...(observe === undefined ? {} : { observe }),
    }),
    model.name,
  );
