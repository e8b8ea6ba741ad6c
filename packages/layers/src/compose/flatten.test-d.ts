import { expectTypeOf, test } from "vitest";
import { linear } from "../linear/linear.js";
import { flatten } from "./flatten.js";
import { sequential } from "./sequential.js";

test("the size that is said is the output's", () => {
  const layer = flatten([28, 28], 784);
  expectTypeOf(layer.inputShape).toEqualTypeOf<readonly [28, 28]>();
  expectTypeOf(layer.outputShape).toEqualTypeOf<readonly [784]>();
  expectTypeOf(sequential(layer, linear(784, 10)).inputShape).toEqualTypeOf<readonly [28, 28]>();
  // @ts-expect-error this layer expects [785] but the previous layer outputs [784]
  sequential(layer, linear(785, 10));
});

test("without one it is any", () => {
  expectTypeOf(flatten([28, 28]).outputShape).toEqualTypeOf<readonly [number]>();
  // @ts-expect-error this layer expects [784] but the previous layer outputs [number]
  sequential(flatten([28, 28]), linear(784, 10));
  const size: number = 784;
  sequential(flatten([28, 28]), linear(size, 10));
});
