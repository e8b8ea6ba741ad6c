import type { AnyDataset, Examples } from "@gd/data";
import type { Batch, Context, EvaluatedLoss, Layer, Loss, Shape, Tensor } from "@gd/tensor";
import type { InputShape, OutputShape, ShapeText } from "./model-types.js";

/** A loss of any outputs and targets. */
export interface AnyLoss {
  readonly name: string;
  /** The value of a batch, and the backward pass. */
  readonly evaluate: (context: Context, output: never, target: never) => EvaluatedLoss;
  /** How the values of batches combine. Default: a mean, in which the examples have equal weights or those of the loss. */
  readonly reduction?: Loss["reduction"];
  /** What it applies to outputs itself. Default: nothing. */
  readonly activation?: Loss["activation"];
  /** Whether targets carry the weights of their examples. Default: false. */
  readonly weighted?: boolean | undefined;
  /** Whether targets that cannot be such make the value NaN, so that steps need not look for them. */
  readonly invalidTargetsGiveNaN?: boolean;
  /** Throws unless the elements can be targets of outputs of this shape. */
  readonly expectTarget?: (place: string, target: never, outputShape: Shape) => void;
  /** Numbers of a step, which reach `evaluate` by its context. */
  readonly coefficients?: ((step: number) => readonly number[]) | undefined;
}

/** `unknown` where shapes fit, else a sentence. Sizes that the compiler does not know are checked at run time. */
type Fits<Given extends Shape, Wanted extends Shape, Sentence> = number extends Given["length"] | Wanted["length"]
  ? unknown
  : Given extends readonly [infer A extends number, ...infer G extends Shape]
    ? Wanted extends readonly [infer B extends number, ...infer W extends Shape]
      ? number extends A | B
        ? Fits<G, W, Sentence>
        : [A] extends [B]
          ? Fits<G, W, Sentence>
          : Sentence
      : Sentence
    : Wanted extends readonly []
      ? unknown
      : Sentence;

/** `unknown` where the model takes the inputs of a dataset, else a sentence that says why not. */
export type DataFor<M extends Layer, D extends AnyDataset> = Fits<
  D["inputShape"],
  InputShape<M>,
  `the model takes examples ${ShapeText<InputShape<M>>}, and these are ${ShapeText<D["inputShape"]>}`
>;

type Accepts<L, Out extends Shape, Target extends Shape> = L extends {
  readonly evaluate: (context: Context, output: Batch<Out>, target: Batch<Target>) => EvaluatedLoss;
}
  ? true
  : false;

/** The same rank, of any sizes. */
type AnySizes<S extends Shape> = { readonly [Axis in keyof S]: number };

/** Whether a loss whose targets have literal sizes may turn out to take targets of a shape. */
type AcceptsSome<L, Out extends Shape, Target extends Shape> = L extends {
  readonly evaluate: (context: Context, output: Batch<Out>, target: infer T) => EvaluatedLoss;
}
  ? T extends Tensor<infer S>
    ? number extends S["length"]
      ? false
      : unknown extends Fits<readonly [number, ...Target], S, false>
        ? true
        : false
    : false
  : false;

/**
 * `unknown` where a loss takes the model's outputs with targets of a shape, else a sentence that says why not. What is no
 * loss at all is refused as such.
 */
export type LossFor<L, M extends Layer, Target extends Shape> = L extends AnyLoss
  ? number extends OutputShape<M>["length"] | Target["length"]
    ? unknown
    : Accepts<L, OutputShape<M>, Target> extends true
      ? unknown
      : number extends Target[number]
        ? true extends Accepts<L, AnySizes<OutputShape<M>>, AnySizes<Target>> | AcceptsSome<L, OutputShape<M>, Target>
          ? unknown
          : LossRefusal<M, Target>
        : LossRefusal<M, Target>
  : unknown;

type LossRefusal<
  M extends Layer,
  Target extends Shape,
> = `this loss does not take outputs ${ShapeText<OutputShape<M>>} with targets ${ShapeText<Target>}`;

/** `unknown` where a model takes a tensor as a batch or as a single example, else a sentence that says why not. */
export type InputFor<M extends Layer, S extends Shape> = S["length"] extends InputShape<M>["length"]
  ? Fits<S, InputShape<M>, InputRefusal<M, S>>
  : S extends readonly [number, ...infer Example extends Shape]
    ? Fits<Example, InputShape<M>, InputRefusal<M, S>>
    : InputRefusal<M, S>;

type InputRefusal<
  M extends Layer,
  S extends Shape,
> = `the model takes examples ${ShapeText<InputShape<M>>}, or a batch of them, and this is ${ShapeText<S>}`;

/** `unknown` where the model and the loss take a batch of examples, else a sentence that says why not. */
export type ExamplesFor<M extends Layer, L, E extends Examples> = InputFor<M, E["input"]["shape"]> &
  (E["target"]["shape"] extends readonly [number, ...infer Target extends Shape] ? LossFor<L, M, Target> : unknown);
