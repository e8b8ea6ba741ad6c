import { type Context, type None, none, type Shape, type Tensor } from "@gd/tensor";
import { defineLayer, type LayerTraits, noStatistics } from "./define-layer.js";
import { defineLazyLayer, type LazyLayer } from "./lazy-layer.js";
import type { AnyShape } from "./shape-pattern.js";

/** A layer without parameters for inputs of any shape, which its output has, too. */
export type Activation = LazyLayer<AnyShape, AnyShape, None, None>;

/** An activation's mathematics for a tensor of any shape, which the compiler sees to be kept. */
export type ActivationForward = <S extends Shape>(context: Context, input: Tensor<S>) => Activated<S>;

/** An activation's output and backward pass. */
export interface Activated<S extends Shape> {
  readonly output: Tensor<S>;
  /** ∂L/∂x, given g = ∂L/∂y. */
  backward(outputGradient: Tensor<S>): Tensor<S>;
}

/** Makes an activation of its function and its derivative. */
export const defineActivation = (name: string, forward: ActivationForward, traits: LayerTraits = {}): Activation =>
  defineLazyLayer({
    name,
    inputPattern: ["..."],
    outputPattern: ["..."],
    at: (shape) =>
      defineLayer({
        ...traits,
        name,
        inputShape: shape,
        outputShape: shape,
        initialize: () => none,
        initializeStatistics: noStatistics,
        forward(context, _parameters, input) {
          const { output, backward } = forward(context, input);
          return {
            output,
            backward: (outputGradient) => ({ inputGradient: backward(outputGradient), gradients: none }),
          };
        },
      }),
  });

/** An activation that is also the function of its options: `sigmoid`, and `sigmoid({ gain: 0.01 })`. */
export type ConfigurableActivation<Options> = Activation & ((options: Options) => Activation);

/** Makes a configurable activation of a function of options, all of which have a default. */
export const configurable = <Options extends object>(
  make: (options: Partial<Options>) => Activation,
): ConfigurableActivation<Partial<Options>> => {
  const { name, ...activation } = make({});
  const withOptions = (options: Partial<Options>): Activation => make(options);
  // Object.assign cannot set a function's name, which is not writable but configurable.
  return Object.defineProperty(Object.assign(withOptions, activation), "name", { value: name });
};
