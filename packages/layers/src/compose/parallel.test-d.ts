import { createContext, type None, type Shape, type Tensor } from "@gd/tensor";
import { describe, expectTypeOf, test } from "vitest";
import { relu } from "../activations/relu.js";
import { expectShape } from "../define/expect-shape.js";
import { linear } from "../linear/linear.js";
import { flatten } from "./flatten.js";
import { identity } from "./identity.js";
import { parallel } from "./parallel.js";
import { sequential } from "./sequential.js";
import type { SideBySide } from "./side-by-side.js";
import type { Stackable } from "./stackable.js";

const hidden: number = 4;

describe("what goes together", () => {
  test("has the common input, an output of any last size, and the parameters in order", () => {
    const layer = parallel(linear(4, 3), identity, linear(4, 2, { bias: false }));
    expectTypeOf(layer.inputShape).toEqualTypeOf<readonly [4]>();
    expectTypeOf(layer.outputShape).toEqualTypeOf<readonly [number]>();
    const parameters = layer.initialize(createContext());
    expectTypeOf(parameters[0].bias).toEqualTypeOf<Tensor<readonly [3]>>();
    expectTypeOf(parameters[1]).toEqualTypeOf<None>();
    expectTypeOf(parameters[2].weight).toEqualTypeOf<Tensor<readonly [4, 2]>>();
  });

  test("keeps the axes before the last", () => {
    expectTypeOf(parallel(relu, identity.at([7, 2])).outputShape).toEqualTypeOf<readonly [7, number]>();
  });

  test("fits the next layer once its size is said", () => {
    const layer = expectShape(parallel(linear(4, 3), identity), { output: [7] });
    expectTypeOf(sequential(layer, linear(7, 2)).outputShape).toEqualTypeOf<readonly [2]>();
    // @ts-expect-error this layer expects [7] but the previous layer outputs [number]
    () => sequential(parallel(linear(4, 3), identity), linear(7, 2));
  });

  test("sizes of run time fit each other", () => {
    parallel(linear(4, 3), linear(hidden, 3));
    const many: Stackable[] = [linear(4, 3), relu];
    expectTypeOf(parallel(...many).outputShape).toEqualTypeOf<Shape>();
  });
});

describe("what does not", () => {
  test("is refused", () => {
    // @ts-expect-error this layer expects [5] but the first layer expects [4]
    () => parallel(linear(4, 3), linear(5, 3));
    // @ts-expect-error this layer expects [5] but the first layer expects [4]
    () => parallel(relu, linear(4, 3), linear(5, 3));
    // @ts-expect-error this layer outputs [8] beside [4, 2]: all axes but the last must be the same
    () => parallel(identity.at([4, 2]), flatten([4, 2], 8));
  });

  test("the message is a sentence in the place of the guilty layer", () => {
    const [first, last, flat] = [linear(4, 3), linear(5, 3), flatten([4, 2], 8)];
    type Inputs = SideBySide<readonly [typeof first, typeof relu, typeof last]>;
    expectTypeOf<Inputs[0]>().toEqualTypeOf<typeof first>();
    expectTypeOf<Inputs[1]>().toEqualTypeOf<typeof relu>();
    expectTypeOf<Inputs[2]>().toEqualTypeOf<"this layer expects [5] but the first layer expects [4]">();
    const image = identity.at([4, 2]);
    type Outputs = SideBySide<readonly [typeof image, typeof flat]>;
    expectTypeOf<
      Outputs[1]
    >().toEqualTypeOf<"this layer outputs [8] beside [4, 2]: all axes but the last must be the same">();
  });
});
