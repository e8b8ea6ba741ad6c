import { createContext, type None, type ParameterFree, type Tensor } from "@gd/tensor";
import { expectTypeOf, test } from "vitest";
import { relu } from "../activations/relu.js";
import { flatten } from "../compose/flatten.js";
import { type Chained, sequential } from "../compose/sequential.js";
import { averagePool2d } from "../images/average-pool2d.js";
import { conv2d } from "../images/conv2d.js";
import { globalAveragePool2d } from "../images/global-average-pool2d.js";
import { maxPool2d } from "../images/max-pool2d.js";
import { linear } from "../linear/linear.js";
import { batchNorm2d } from "../normalize/batch-norm2d.js";
import type { Activation } from "./define-activation.js";
import { defineLazyLayer, type LazyLayer } from "./lazy-layer.js";
import type { AnyShape } from "./shape-pattern.js";

const context = createContext();
const first = conv2d(1, 8, { size: 3 }).at([28, 28, 1]);

test("an activation is a lazy layer that keeps any shape", () => {
  expectTypeOf(relu).toEqualTypeOf<LazyLayer<AnyShape, AnyShape, None, None>>();
  expectTypeOf(relu.at([28, 28, 1])).toEqualTypeOf<ParameterFree<readonly [28, 28, 1], readonly [28, 28, 1]>>();
  expectTypeOf(relu.at([])).toEqualTypeOf<ParameterFree<readonly [], readonly []>>();
  const own = defineLazyLayer({
    name: "own",
    inputPattern: ["..."],
    outputPattern: ["..."],
    at: (shape) => relu.at(shape),
  });
  expectTypeOf(own).toEqualTypeOf<Activation>();
});

test("a layer at a shape has the shape, and the output's channels", () => {
  expectTypeOf(first.inputShape).toEqualTypeOf<readonly [28, 28, 1]>();
  expectTypeOf(first.outputShape).toEqualTypeOf<readonly [number, number, 8]>();
  expectTypeOf(maxPool2d({ size: 2 }).at([4, 6, 3]).outputShape).toEqualTypeOf<readonly [number, number, 3]>();
  expectTypeOf(batchNorm2d(3).at([4, 6, 3]).outputShape).toEqualTypeOf<readonly [4, 6, 3]>();
  expectTypeOf(globalAveragePool2d.at([4, 6, 3]).outputShape).toEqualTypeOf<readonly [3]>();
  // @ts-expect-error the channels are 1
  () => conv2d(1, 8, { size: 3 }).at([28, 28, 3]);
  // @ts-expect-error an image has three axes
  () => maxPool2d({ size: 2 }).at([28, 28]);
});

test("a model knows its channels", () => {
  const model = sequential(
    first,
    batchNorm2d(8),
    relu,
    maxPool2d({ size: 2 }),
    conv2d(8, 16, { size: 3, bias: false }),
  );
  expectTypeOf(model.outputShape).toEqualTypeOf<readonly [number, number, 16]>();
  const parameters = model.initialize(context);
  expectTypeOf(parameters[0].bias).toEqualTypeOf<Tensor<readonly [8]>>();
  expectTypeOf(parameters[1].scale).toEqualTypeOf<Tensor<readonly [8]>>();
  expectTypeOf(parameters[3]).toEqualTypeOf<None>();
  expectTypeOf(parameters[4].weight).toEqualTypeOf<Tensor<readonly [number, number, 8, 16]>>();
  // @ts-expect-error there is no bias
  parameters[4].bias;
  expectTypeOf(model.initializeStatistics(context)[1].mean).toEqualTypeOf<Tensor<readonly [8]>>();

  expectTypeOf(sequential(model, globalAveragePool2d, linear(16, 10)).outputShape).toEqualTypeOf<readonly [10]>();
  expectTypeOf(sequential(model, averagePool2d({ size: 2 }), flatten(576)).outputShape).toEqualTypeOf<readonly [576]>();
});

test("what does not fit is refused", () => {
  // @ts-expect-error this layer expects [height, width, 4] but the previous layer outputs [number, number, 8]
  () => sequential(first, relu, conv2d(4, 8, { size: 3 }));
  // @ts-expect-error this layer expects [height, width, channels] but the previous layer outputs [10]
  () => sequential(linear(4, 10), maxPool2d({ size: 2 }));
  // @ts-expect-error this layer expects [10] but the previous layer outputs [16]
  () => sequential(first, conv2d(8, 16, { size: 3 }), globalAveragePool2d, linear(10, 2));
  const second = conv2d(4, 8, { size: 3 });
  type Checked = Chained<readonly [typeof first, typeof second], readonly [28, 28, 1]>;
  expectTypeOf<
    Checked[1]
  >().toEqualTypeOf<`this layer expects [height, width, 4] but the previous layer outputs [${number}, ${number}, 8]`>();
});
