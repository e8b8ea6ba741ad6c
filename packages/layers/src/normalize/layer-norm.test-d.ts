import { createContext, type Tensor } from "@gd/tensor";
import { expectTypeOf, test } from "vitest";
import { sequential } from "../compose/sequential.js";
import { linear } from "../linear/linear.js";
import { layerNorm } from "./layer-norm.js";

const context = createContext();

test("features alone", () => {
  const layer = layerNorm(16);
  expectTypeOf(layer.outputShape).toEqualTypeOf<readonly [16]>();
  expectTypeOf(layer.initialize(context).scale).toEqualTypeOf<Tensor<readonly [16]>>();
  sequential(linear(3, 16), layer, linear(16, 2));
  // @ts-expect-error this layer expects [16] but the previous layer outputs [15]
  sequential(linear(3, 15), layer);
});

test("the last axis of a shape", () => {
  const layer = layerNorm([20, 16], { epsilon: 1e-3 });
  expectTypeOf(layer.inputShape).toEqualTypeOf<readonly [20, 16]>();
  expectTypeOf(layer.outputShape).toEqualTypeOf<readonly [20, 16]>();
  expectTypeOf(layer.initialize(context).shift).toEqualTypeOf<Tensor<readonly [16]>>();
  // @ts-expect-error a shape has a last axis
  () => layerNorm([]);
});
