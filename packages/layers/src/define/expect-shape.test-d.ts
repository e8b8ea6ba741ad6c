import { createContext, type Tensor } from "@gd/tensor";
import { expectTypeOf, test } from "vitest";
import { sequential } from "../compose/sequential.js";
import { stack } from "../compose/stack.js";
import { linear } from "../linear/linear.js";
import { expectShape } from "./expect-shape.js";

const hidden: number = 64;

test("shapes of run time become literal", () => {
  const layer = expectShape(stack([linear(784, hidden)]), { input: [784], output: [64] });
  expectTypeOf(layer.inputShape).toEqualTypeOf<readonly [784]>();
  expectTypeOf(layer.outputShape).toEqualTypeOf<readonly [64]>();
  expectTypeOf(sequential(layer, linear(64, 10)).outputShape).toEqualTypeOf<readonly [10]>();
  // @ts-expect-error this layer expects [65] but the previous layer outputs [64]
  sequential(layer, linear(65, 10));
});

test("what is not said stays as it is", () => {
  const layer = expectShape(linear(784, hidden), { output: [64] });
  expectTypeOf(layer.inputShape).toEqualTypeOf<readonly [784]>();
  expectTypeOf(layer.outputShape).toEqualTypeOf<readonly [64]>();
  const { weight } = layer.initialize(createContext());
  expectTypeOf(weight).toEqualTypeOf<Tensor<readonly [784, number]>>();
});

test("a literal shape cannot become another one", () => {
  // @ts-expect-error the input is [784]
  () => expectShape(linear(784, 128), { input: [64] });
  // @ts-expect-error the output has one axis
  () => expectShape(linear(784, hidden), { output: [8, 8] });
});
