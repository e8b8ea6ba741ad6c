import { createContext, type Tensor } from "@gd/tensor";
import { expectTypeOf, test } from "vitest";
import { sequential } from "../compose/sequential.js";
import { embedding } from "./embedding.js";
import { linear } from "./linear.js";

const context = createContext();

test("of a label is a row", () => {
  const layer = embedding(1000, 16);
  expectTypeOf(layer.inputShape).toEqualTypeOf<readonly []>();
  expectTypeOf(layer.outputShape).toEqualTypeOf<readonly [16]>();
  expectTypeOf(layer.initialize(context).table).toEqualTypeOf<Tensor<readonly [1000, 16]>>();
  expectTypeOf(sequential(layer, linear(16, 2)).inputShape).toEqualTypeOf<readonly []>();
  // @ts-expect-error this layer expects [15] but the previous layer outputs [16]
  () => sequential(layer, linear(15, 2));
});

test("of a sequence is a sequence", () => {
  const layer = embedding(1000, 16, { length: 20 });
  expectTypeOf(layer.inputShape).toEqualTypeOf<readonly [20]>();
  expectTypeOf(layer.outputShape).toEqualTypeOf<readonly [20, 16]>();
});
