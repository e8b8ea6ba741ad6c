import { createContext, type Tensor } from "@gd/tensor";
import { expectTypeOf, test } from "vitest";
import type { Initializer } from "../initialize/initializer.js";
import { zeros } from "../initialize/zeros.js";
import { linear } from "./linear.js";

const context = createContext();

test("has a weight and a bias", () => {
  for (const layer of [linear(4, 3), linear(4, 3, {}), linear(4, 3, { bias: zeros })]) {
    const { weight, bias } = layer.initialize(context);
    expectTypeOf(weight).toEqualTypeOf<Tensor<readonly [4, 3]>>();
    expectTypeOf(bias).toEqualTypeOf<Tensor<readonly [3]>>();
  }
});

test("without bias it has a weight alone", () => {
  const parameters = linear(4, 3, { weight: zeros, bias: false }).initialize(context);
  expectTypeOf(parameters.weight).toEqualTypeOf<Tensor<readonly [4, 3]>>();
  // @ts-expect-error there is no bias
  parameters.bias;
});

test("whether there is a bias is known before run time", () => {
  const maybe: false | Initializer = Math.random() < 0.5 ? false : zeros;
  // @ts-expect-error the type of the parameters depends on it
  () => linear(4, 3, { bias: maybe });
});
