import { type Batch, type Context, createContext, type Layer, type None, type Shape, type Tensor } from "@gd/tensor";
import { describe, expectTypeOf, test } from "vitest";
import { relu } from "../activations/relu.js";
import { conv2d } from "../images/conv2d.js";
import { maxPool2d } from "../images/max-pool2d.js";
import { linear } from "../linear/linear.js";
import { batchNorm } from "../normalize/batch-norm.js";
import { batchNorm2d } from "../normalize/batch-norm2d.js";
import { dropout } from "../regularize/dropout.js";
import { flatten } from "./flatten.js";
import { type Chained, type InputOf, sequential } from "./sequential.js";
import { stack } from "./stack.js";
import type { Stackable } from "./stackable.js";

const model = sequential(linear(784, 128), relu, linear(128, 10));
const context: Context = createContext();
const hidden: number = 64;

describe("what fits", () => {
  test("has the first layer's input and the last layer's output", () => {
    expectTypeOf(model.inputShape).toEqualTypeOf<readonly [784]>();
    expectTypeOf(model.outputShape).toEqualTypeOf<readonly [10]>();
    const { inputShape, outputShape } = sequential(relu, linear(3, 2), relu);
    expectTypeOf(inputShape).toEqualTypeOf<readonly [3]>();
    expectTypeOf(outputShape).toEqualTypeOf<readonly [2]>();
  });

  test("has the parameters of its layers, in order", () => {
    const parameters = model.initialize(context);
    expectTypeOf(parameters[0].weight).toEqualTypeOf<Tensor<readonly [784, 128]>>();
    expectTypeOf(parameters[1]).toEqualTypeOf<None>();
    expectTypeOf(parameters[2].bias).toEqualTypeOf<Tensor<readonly [10]>>();
    // @ts-expect-error there are three layers
    parameters[3];
  });

  test("keeps statistics apart from parameters", () => {
    const normalized = sequential(linear(3, 4), batchNorm(4));
    expectTypeOf(normalized.initializeStatistics(context)[1].variance).toEqualTypeOf<Tensor<readonly [4]>>();
    expectTypeOf(normalized.initialize(context)[1].scale).toEqualTypeOf<Tensor<readonly [4]>>();
  });

  test("nests", () => {
    const nested = sequential(sequential(linear(4, 8), relu), linear(8, 2));
    expectTypeOf(nested.outputShape).toEqualTypeOf<readonly [2]>();
    expectTypeOf(nested.initialize(context)[0][0].weight).toEqualTypeOf<Tensor<readonly [4, 8]>>();
    // @ts-expect-error this layer expects [9] but the previous layer outputs [8]
    sequential(sequential(linear(4, 8), relu), linear(9, 2));
  });

  test("answers a batch with a batch, an example with an example", () => {
    const parameters = model.initialize(context);
    const batch = model.forward(context, parameters, context.ops.fill([32, 784], 0));
    expectTypeOf(batch.output).toEqualTypeOf<Batch<readonly [10]>>();
    expectTypeOf(batch.backward).returns.toHaveProperty("inputGradient").toEqualTypeOf<Batch<readonly [784]>>();
    const example = model.forward(context, parameters, context.ops.fill([784], 0));
    expectTypeOf(example.output).toEqualTypeOf<Tensor<readonly [10]>>();
    expectTypeOf(example.backward).returns.toHaveProperty("inputGradient").toEqualTypeOf<Tensor<readonly [784]>>();
    // @ts-expect-error [783] is neither an example nor a batch
    expectTypeOf(model.forward).toBeCallableWith(context, parameters, context.ops.fill([783], 0));
  });
});

describe("what does not fit", () => {
  test("an inner size", () => {
    // @ts-expect-error this layer expects [64] but the previous layer outputs [128]
    sequential(linear(784, 128), relu, linear(64, 10));
    // @ts-expect-error this layer expects [784] but the previous layer outputs [28, 28]
    sequential(flatten([28, 28], 784), linear(784, 784), flatten([28, 28], 784));
    // @ts-expect-error this layer expects [4] but the previous layer outputs [5]
    sequential(linear(3, 5), batchNorm(4));
  });

  test("the message is a sentence in the place of the guilty layer", () => {
    const [first, last] = [linear(784, 128), linear(64, 10)];
    type Layers = readonly [typeof first, typeof relu, typeof last];
    type Checked = Chained<Layers, InputOf<Layers>>;
    expectTypeOf<Checked[0]>().toEqualTypeOf<typeof first>();
    expectTypeOf<Checked[1]>().toEqualTypeOf<typeof relu>();
    expectTypeOf<Checked[2]>().toEqualTypeOf<"this layer expects [64] but the previous layer outputs [128]">();

    const image = relu.at([28, 28, 1]);
    type Image = Chained<readonly [typeof image, typeof last], readonly [28, 28, 1]>;
    expectTypeOf<Image[1]>().toEqualTypeOf<"this layer expects [64] but the previous layer outputs [28, 28, 1]">();
  });
});

describe("a first layer without a size", () => {
  test("is refused in its place", () => {
    () =>
      sequential(
        // @ts-expect-error give the first layer its size
        conv2d(1, 8, { size: 3 }),
        relu,
        flatten(5408),
        linear(5408, 10),
      );
    () =>
      sequential(
        // @ts-expect-error give the first layer its size
        relu,
        maxPool2d({ size: 2 }),
        conv2d(1, 8, { size: 3 }).at([14, 14, 1]),
      );
    // @ts-expect-error give the first layer its size
    () => sequential(relu, relu);
  });

  test("the message is a sentence in the place of the first layer", () => {
    const [first, last] = [conv2d(1, 8, { size: 3 }), linear(784, 10)];
    type Layers = readonly [typeof first, typeof relu, typeof last];
    type Checked = Chained<Layers, InputOf<Layers>>;
    expectTypeOf<
      Checked[0]
    >().toEqualTypeOf<"give the first layer its size, as in conv2d(…).at([28, 28, 1]) or relu.at([64])">();
    expectTypeOf<Checked[1]>().toEqualTypeOf<typeof relu>();
    expectTypeOf<Checked[2]>().toEqualTypeOf<typeof last>();
  });

  test("takes the size of the next one where it keeps the shape", () => {
    const layer = sequential(batchNorm2d(1), relu, conv2d(1, 8, { size: 3 }).at([28, 28, 1]), maxPool2d({ size: 2 }));
    expectTypeOf(layer.inputShape).toEqualTypeOf<readonly [28, 28, 1]>();
    expectTypeOf(layer.outputShape).toEqualTypeOf<readonly [number, number, 8]>();
    // @ts-expect-error this layer expects [height, width, 3] but the previous layer outputs [28, 28, 1]
    () => sequential(batchNorm2d(3), conv2d(1, 8, { size: 3 }).at([28, 28, 1]));
  });
});

describe("sizes of run time", () => {
  test("fit each other, and are checked at run time", () => {
    const { outputShape } = sequential(linear(784, hidden), relu, linear(hidden, 10));
    expectTypeOf(outputShape).toEqualTypeOf<readonly [10]>();
    sequential(linear(784 as number, hidden), relu, linear(hidden, 10 as number));
  });

  test("do not fit a literal one", () => {
    // @ts-expect-error this layer expects [64] but the previous layer outputs [number]
    sequential(linear(784, hidden), linear(64, 10));
    const [first, last] = [linear(784, hidden), linear(64, 10)];
    type Checked = Chained<readonly [typeof first, typeof last], readonly [784]>;
    expectTypeOf<Checked[1]>().toEqualTypeOf<`this layer expects [64] but the previous layer outputs [${number}]`>();
  });

  test("a layer of any shape does not fit a literal one", () => {
    const any = stack([linear(784, 64)]);
    // @ts-expect-error this layer expects [64] but the previous layer's output has any shape
    sequential(any, linear(64, 10));
    const last = linear(64, 10);
    type Checked = Chained<readonly [Layer, typeof last], Shape>;
    expectTypeOf<
      Checked[1]
    >().toEqualTypeOf<"this layer expects [64] but the previous layer's output has any shape: say which with expectShape">();
  });

  test("what is no layer is named where it stands", () => {
    // @ts-expect-error this is not a layer: one with options is called, as in dropout({ rate: 0.5 })
    sequential(linear(2, 8), dropout, linear(8, 2));
    // @ts-expect-error this is not a layer
    sequential(linear(2, 8), undefined);
    // @ts-expect-error this is not a layer
    sequential({ name: "half a layer", inputShape: [2] }, linear(2, 2));
  });

  test("a list of unknown length goes through stack", () => {
    const many: Stackable[] = [linear(2, hidden), relu];
    // @ts-expect-error the number of layers is not known before run time: use stack
    sequential(...many);
    // @ts-expect-error the number of layers is not known before run time: use stack
    sequential(linear(3, 2), ...many);
    expectTypeOf(stack(many).inputShape).toEqualTypeOf<Shape>();
  });
});

test("a hundred layers", () => {
  const l = linear(8, 8);
  const ten = [l, l, l, l, l, l, l, l, l, l] as const;
  const hundred = sequential(...ten, ...ten, ...ten, ...ten, ...ten, ...ten, ...ten, ...ten, ...ten, ...ten);
  expectTypeOf(hundred.initialize(context)[99].weight).toEqualTypeOf<Tensor<readonly [8, 8]>>();
  // @ts-expect-error this layer expects [9] but the previous layer outputs [8]
  sequential(...ten, ...ten, ...ten, ...ten, ...ten, ...ten, ...ten, ...ten, ...ten, ...ten, linear(9, 1));
});
