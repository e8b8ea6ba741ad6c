import {
  ArgumentError,
  type Context,
  expectFunction,
  expectOptions,
  expectPart,
  expectString,
  type None,
  none,
  type Shape,
  type Tensor,
} from "@gd/tensor";
import { defineLayer, noStatistics } from "./define-layer.js";
import { expectTraits } from "./expect-traits.js";
import type { LayerTraits } from "./layer-definition.js";
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
export const defineActivation = (name: string, forward: ActivationForward, traits: LayerTraits = {}): Activation => {
  expectString("defineActivation(name)", name);
  expectFunction("defineActivation(forward)", forward);
  expectTraits("defineActivation", expectOptions("defineActivation", traits, TRAITS));
  const activation = defineLazyLayer({
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
          const activated = forward(context, input);
          // Anything else is for defineLayer to refuse.
          if (typeof activated?.backward !== "function") return activated as never;
          return {
            output: activated.output,
            backward: (outputGradient) => ({ inputGradient: activated.backward(outputGradient), gradients: none }),
          };
        },
      }),
  });
  return callable(activation, (options: unknown) => {
    const expected = "to be used without parentheses, as it has no options";
    throw new ArgumentError({ place: `${name}()`, expected, received: options });
  });
};

const TRAITS = ["repeatable", "coefficients", "description"] as const;

/** An activation that is also the function of its options: `sigmoid`, and `sigmoid({ gain: 0.01 })`. */
export type ConfigurableActivation<Options> = Activation & ((options: Options) => Activation);

/** Makes a configurable activation of a function of options, all of which have a default. */
export const configurable = <Options extends object>(
  make: (options: Partial<Options>) => Activation,
): ConfigurableActivation<Partial<Options>> => {
  expectFunction("configurable(make)", make);
  const activation = make({});
  const kind = { expected: "to return an activation", methods: ["at"], example: "defineActivation(…)" };
  expectPart("configurable(make)", activation, kind);
  return callable(activation, (options: Partial<Options>) => make(options));
};

/** An activation that is a function as well. */
const callable = <F extends (...options: never) => Activation>({ name, ...members }: Activation, call: F) =>
  // Object.assign cannot set a function's name, which is not writable but configurable.
  Object.defineProperty(Object.assign(call, members), "name", { value: name });
