import { createContext, type Tensor } from "@gd/tensor";
import { expectTypeOf, test } from "vitest";
import { relu } from "../activations/relu.js";
import { expectShape } from "../define/expect-shape.js";
import { linear } from "../linear/linear.js";
import { residual } from "./residual.js";
import { sequential } from "./sequential.js";
import { stack } from "./stack.js";

const hidden: number = 64;

test("has the layer's shape and parameters", () => {
  const layer = residual(sequential(linear(8, 16), relu, linear(16, 8)));
  expectTypeOf(layer.inputShape).toEqualTypeOf<readonly [8]>();
  expectTypeOf(layer.outputShape).toEqualTypeOf<readonly [8]>();
  expectTypeOf(layer.initialize(createContext())[2].weight).toEqualTypeOf<Tensor<readonly [16, 8]>>();
  // @ts-expect-error this layer expects [9] but the previous layer outputs [8]
  () => sequential(layer, linear(9, 2));
});

test("the output must have the shape of the input", () => {
  // @ts-expect-error residual adds a layer's output to its input, but this layer makes [7] of [8]
  () => residual(linear(8, 7));
  // @ts-expect-error residual adds a layer's output to its input, but this layer makes [number] of [8]
  () => residual(linear(8, hidden));
  () => residual(expectShape(linear(8, hidden), { output: [8] }));
  () => residual(linear(hidden, hidden));
  () => residual(stack([linear(8, hidden)]));
});
