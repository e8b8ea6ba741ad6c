import { type Context, none, type ParameterFree, type Shape, type Tensor } from "@gd/tensor";
import { expectSize } from "../expect-size.js";
import { defineLayer, noStatistics } from "./define-layer.js";

/** A layer without parameters that keeps the shape it is given; `sequential` fills the shape in. */
export interface Activation {
  readonly name: string;
  /** The layer for examples of this shape. Throws LayerArgumentError when a size is not a whole number above 0. */
  at<const S extends Shape>(shape: S): ParameterFree<S, S>;
}

/** An activation's mathematics over a tensor of any shape, which the compiler sees to be kept. */
export type ActivationForward = <S extends Shape>(context: Context, input: Tensor<S>) => Activated<S>;

/** An activation's output, and the way back from the output's gradient to the input's. */
export interface Activated<S extends Shape> {
  readonly output: Tensor<S>;
  /** ∂L/∂x, given g = ∂L/∂y. */
  backward(outputGradient: Tensor<S>): Tensor<S>;
}

/** Makes an activation of its function and its derivative. */
export const defineActivation = (name: string, forward: ActivationForward): Activation => ({
  name,
  at<const S extends Shape>(shape: S) {
    shape.forEach((size, axis) => void expectSize(`${name}.at(shape[${axis}])`, size));
    return defineLayer({
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
    });
  },
});

/** An activation that is also the function of its options: `sigmoid`, and `sigmoid({ gain: 0.01 })`. */
export type ConfigurableActivation<Options> = Activation & ((options: Options) => Activation);

/** Makes an activation of a function of options, all of which have a default. */
export const configurable = <Options extends object>(
  make: (options: Partial<Options>) => Activation,
): ConfigurableActivation<Partial<Options>> => {
  const { name, at } = make({});
  const withOptions = (options: Partial<Options>): Activation => make(options);
  // Object.assign cannot set a function's name, which is not writable but configurable.
  return Object.defineProperty(Object.assign(withOptions, { at }), "name", { value: name });
};
