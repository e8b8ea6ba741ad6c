import { type Batch, expectArgument, type Shape, sameShape, type Tensor } from "@gd/tensor";
import { constructorsOf, type PartConstructor } from "../../architecture/part-constructor.js";

/** A layer with its weights, which computes outputs and nothing else. */
export interface Step {
  /** Of one example. */
  readonly outputShape: Shape;
  /** The outputs for a batch. */
  compute(input: Batch<Shape>): Tensor;
}

/** What a step is made with, beside its options. */
export interface InsideStep {
  /** The shape of its examples. */
  readonly inputShape: Shape;
  /** One of its tensors, by its name within the layer: sizes that are not those of the file are refused here. */
  tensor<const S extends Shape>(name: string, shape: S): Tensor<S>;
  /** Makes the step of a layer within this one, which may be one of several; for examples of this one's shape, or another. */
  build(description: unknown, i?: number, inputShape?: Shape): Step;
}

/** A layer as `openModelWith` takes it: it computes outputs, and has nothing that trains. */
export type ForwardLayer = PartConstructor<Step, InsideStep>;

/** Makes such a layer. */
export const step = /* @__PURE__ */ constructorsOf<Step, InsideStep>();

/** A step whose outputs have the shape of its inputs. */
export const keepingShape = ({ inputShape }: InsideStep, compute: (input: Batch<Shape>) => Tensor): Step => ({
  outputShape: inputShape,
  compute,
});

/** Throws an ArgumentError unless the shape of examples is that which a layer takes. */
export const expectInput = (layer: string, received: Shape, expected: Shape): void =>
  expectArgument(sameShape(received, expected), {
    place: layer,
    expected: `examples of the shape [${expected}]`,
    received,
  });
