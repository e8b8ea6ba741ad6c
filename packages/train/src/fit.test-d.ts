import { type Dataset, dataset } from "@gd/data";
import { expectShape, linear, relu, sequential, stack } from "@gd/layers";
import { accuracy, meanSquaredError, softmaxCrossEntropy } from "@gd/losses";
import { adam } from "@gd/optim";
import { type Batch, type Context, type Tensor, tensor } from "@gd/tensor";
import { expectTypeOf, test } from "vitest";
import { createTraining, type DataFor, evaluate, type InputFor, type LossFor, predict, train } from "./index.js";

const model = sequential(linear(2, 3), relu, linear(3, 2));
type Model = typeof model;
const optimizer = adam({ learningRate: 0.1 });
const labelled = { model, loss: softmaxCrossEntropy, optimizer };
declare const labels: Dataset<readonly [2], readonly []>;
declare const wide: Dataset<readonly [3], readonly []>;
declare const pairs: Dataset<readonly [2], readonly [2]>;

test("what does not fit is refused with a sentence", () => {
  expectTypeOf<DataFor<Model, typeof labels>>().toBeUnknown();
  expectTypeOf<DataFor<Model, typeof wide>>().toEqualTypeOf<"the model takes examples [2], and these are [3]">();
  expectTypeOf<
    DataFor<Model, Dataset<readonly [2, 1], readonly []>>
  >().toEqualTypeOf<"the model takes examples [2], and these are [2, 1]">();
  expectTypeOf<
    DataFor<Model, Dataset<readonly [], readonly []>>
  >().toEqualTypeOf<"the model takes examples [2], and these are []">();

  expectTypeOf<LossFor<typeof softmaxCrossEntropy, Model, readonly []>>().toBeUnknown();
  expectTypeOf<LossFor<typeof softmaxCrossEntropy, Model, readonly [2]>>().toBeUnknown();
  expectTypeOf<LossFor<typeof meanSquaredError, Model, readonly [2]>>().toBeUnknown();
  expectTypeOf<
    LossFor<typeof meanSquaredError, Model, readonly []>
  >().toEqualTypeOf<"this loss does not take outputs [2] with targets []">();
  expectTypeOf<
    LossFor<typeof meanSquaredError, Model, readonly [3]>
  >().toEqualTypeOf<"this loss does not take outputs [2] with targets [3]">();
  expectTypeOf<
    LossFor<typeof softmaxCrossEntropy, Model, readonly [3]>
  >().toEqualTypeOf<"this loss does not take outputs [2] with targets [3]">();

  // There is no sentence on the shapes of what is no loss.
  expectTypeOf<LossFor<"mse", Model, readonly [3]>>().toBeUnknown();
  // @ts-expect-error Type 'string' is not assignable to type 'AnyLoss'.
  train({ ...labelled, loss: "mse", data: labels });

  expectTypeOf<InputFor<Model, readonly [2]>>().toBeUnknown();
  expectTypeOf<InputFor<Model, readonly [7, 2]>>().toBeUnknown();
  expectTypeOf<
    InputFor<Model, readonly [3]>
  >().toEqualTypeOf<"the model takes examples [2], or a batch of them, and this is [3]">();
  expectTypeOf<
    InputFor<Model, readonly [7, 3]>
  >().toEqualTypeOf<"the model takes examples [2], or a batch of them, and this is [7, 3]">();
  expectTypeOf<
    InputFor<Model, readonly []>
  >().toEqualTypeOf<"the model takes examples [2], or a batch of them, and this is []">();
});

test("sizes that the compiler does not know are checked at run time", () => {
  expectTypeOf<DataFor<Model, Dataset<readonly [number], readonly []>>>().toBeUnknown();
  expectTypeOf<LossFor<typeof meanSquaredError, Model, readonly [number]>>().toBeUnknown();
  expectTypeOf<InputFor<Model, readonly [number, number]>>().toBeUnknown();
  // The number of axes is known.
  expectTypeOf<
    DataFor<Model, Dataset<readonly [number, number], readonly []>>
  >().toEqualTypeOf<`the model takes examples [2], and these are [${number}, ${number}]`>();
  expectTypeOf<
    LossFor<typeof meanSquaredError, Model, readonly [number, number]>
  >().toEqualTypeOf<`this loss does not take outputs [2] with targets [${number}, ${number}]`>();

  const rows = [
    { x: [1, 2], y: 3 },
    { x: [3, 4], y: 7 },
  ];
  const data = dataset(tensor(rows.map((row) => row.x)), tensor(rows.map((row) => [row.y])));
  const setup = { model: linear(2, 1), loss: meanSquaredError, optimizer };
  train({ ...setup, data, validation: data, metrics: { accuracy } });
  const training = createTraining(setup);
  training.evaluate(data);
  training.predict(tensor(rows.map((row) => row.x)));
  training.step({ input: tensor(rows.map((row) => row.x)), target: tensor(rows.map((row) => [row.y])) });
  evaluate(setup, training.state(), data);
  predict(setup, training.state(), tensor(rows.map((row) => row.x)));
  // @ts-expect-error labels, which no numbers are
  training.step({ input: tensor(rows.map((row) => row.x)), target: tensor(rows.map((row) => row.y)) });
});

test("a model of run-time sizes takes what it is given, and may say which shape it has", () => {
  const hidden: number = 5;
  const layers = stack([linear(2, hidden), relu, linear(hidden, 2)]);
  train({ ...labelled, model: layers, data: labels });
  train({ ...labelled, model: layers, data: wide });
  const sized = expectShape(layers, { input: [2], output: [2] });
  train({ ...labelled, model: sized, data: labels });
  // @ts-expect-error inputs of 3 numbers
  train({ ...labelled, model: sized, data: wide });
  expectTypeOf(createTraining({ ...labelled, model: sized }).predict(tensor([1, 2]))).toEqualTypeOf<
    Tensor<readonly [2]>
  >();
});

test("a loss of one's own takes the outputs and targets that it says", () => {
  const own = {
    name: "own",
    evaluate: ({ ops }: Context, output: Batch<readonly [2]>, target: Batch<readonly [2]>) => {
      const difference = ops.subtract(output, target);
      return { value: ops.sum(ops.multiply(difference, difference)), backward: () => ops.multiply(difference, 2) };
    },
  };
  train({ model, loss: own, optimizer, data: pairs });
  // @ts-expect-error labels for a loss of pairs
  train({ model, loss: own, optimizer, data: labels });
  // @ts-expect-error outputs of 1 number for a loss of pairs
  train({ model: linear(2, 1), loss: own, optimizer, data: pairs });

  expectTypeOf<LossFor<typeof own, Model, readonly [number]>>().toBeUnknown();
  expectTypeOf<
    LossFor<typeof own, Model, readonly [number, number]>
  >().toEqualTypeOf<`this loss does not take outputs [2] with targets [${number}, ${number}]`>();
  const narrow = sequential(linear(2, 1));
  expectTypeOf<
    LossFor<typeof own, typeof narrow, readonly [number]>
  >().toEqualTypeOf<`this loss does not take outputs [1] with targets [${number}]`>();
});
