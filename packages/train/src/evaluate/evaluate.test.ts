import { batches, dataset } from "@gd/data";
import { batchNorm, linear, sequential } from "@gd/layers";
import {
  accuracy,
  type ClassificationLoss,
  defineMetric,
  meanSquaredError,
  sigmoidCrossEntropy,
  softmaxCrossEntropy,
} from "@gd/losses";
import { gradientDescent, momentum } from "@gd/optim";
import {
  ArgumentError,
  createContext,
  LabelError,
  leaves,
  referenceInterpreter,
  referenceOps,
  ShapeError,
  sizeOf,
  type Tensor,
  tensor,
  toArray,
} from "@gd/tensor";
import { compareTensors, compareTrees, SAME_BITS } from "@gd/tensor/testing";
import { describe, expect, test } from "vitest";
import { endOf } from "../../test/run.js";
import { points, smallSetup } from "../../test/small-problem.js";
import { createTraining, evaluate, predict, train } from "../index.js";

const interpreter = referenceInterpreter({ dtype: "float64" });
const { ops } = interpreter;
const setup = { ...smallSetup, interpreter, seed: 1 };
const state = createTraining(setup).state();
const data = points(101, "evaluate");
const { input, target } = data.examples(
  Uint32Array.from({ length: 101 }, (_, i) => i),
  "float64",
);

describe("evaluate", () => {
  const { output } = setup.model.forward(createContext({ ops }), state.parameters, input);
  const expected = {
    loss: toArray(softmaxCrossEntropy.evaluate(createContext({ ops }), output, target).value),
    accuracy: accuracy(output, target),
  };

  test.each([1, 7, 100, 101, 1000])("in batches of %d gives the means over all examples", (batchSize) => {
    const evaluation = evaluate(setup, state, data, { metrics: { accuracy }, batchSize });
    expect(Object.keys(evaluation)).toEqual(["loss", "accuracy"]);
    expect(Math.abs(evaluation.loss - expected.loss)).toBeLessThan(1e-14);
    expect(Math.abs(evaluation.accuracy - expected.accuracy)).toBeLessThan(1e-14);
  });

  test.each([1, 7, 100])("in batches of %d gives a metric all of them, in order", (batchSize) => {
    const labels = defineMetric("labels", () => {
      const seen: number[] = [];
      return {
        add: (output, target) => {
          expect(output.shape).toEqual([target.shape[0], 2]);
          seen.push(...target.data);
        },
        result: (): readonly number[] => seen,
      };
    });
    const evaluation = evaluate(setup, state, data, { metrics: { labels }, batchSize });
    expect(evaluation.labels).toEqual([...target.data]);
    // Each evaluation begins anew.
    expect(evaluate(setup, state, data, { metrics: { labels } }).labels).toHaveLength(101);
  });

  test.each([1, 7, 100, 101])("in batches of %d takes losses and functions for means", (batchSize) => {
    const metrics = {
      again: softmaxCrossEntropy,
      first: (y: Tensor) => Array.from(y.data).reduce((sum, x) => sum + x) / y.shape[0]!,
    };
    const evaluation = evaluate(setup, state, data, { metrics, batchSize });
    expect(evaluation.again).toBe(evaluation.loss);
    expect(Math.abs(evaluation.first - metrics.first(output))).toBeLessThan(1e-14);
  });

  test.each([1, 7, 100, 101])("in batches of %d gives a weighted loss by the weights of all examples", (batchSize) => {
    const weightOf = (label: number): number => (label === 0 ? 1 : 3);
    const weighted: ClassificationLoss = {
      ...softmaxCrossEntropy,
      name: "weighted",
      evaluate(context, y, labels) {
        const { value, backward } = softmaxCrossEntropy.evaluate(context, y, labels);
        const label = ops.fill([], labels.data[0]!);
        return { value: ops.add(value, label), backward, weight: () => ops.fill([], weightOf(labels.data[0]!)) };
      },
    };
    let [total, weights] = [0, 0];
    for (const batch of batches(data, { batchSize, dtype: "float64" })) {
      const y = setup.model.forward(createContext({ ops }), state.parameters, batch.input).output;
      const [label = 0] = batch.target.data;
      const { value } = softmaxCrossEntropy.evaluate(createContext({ ops }), y, batch.target);
      total += weightOf(label) * (toArray(value) + label);
      weights += weightOf(label);
    }
    const { loss } = evaluate({ ...setup, loss: weighted }, state, data, { batchSize });
    expect(Math.abs(loss - total / weights)).toBeLessThan(1e-14);
  });

  test("needs neither an optimizer nor metrics", () => {
    const { model, loss } = setup;
    expect(Math.abs(evaluate({ model, loss, interpreter }, state, data).loss - expected.loss)).toBeLessThan(1e-14);
  });

  test("refuses an empty dataset and batches of no examples", () => {
    const empty = { ...dataset(tensor([[0, 0]]), tensor([0])), size: 0 };
    expect(() => evaluate(setup, state, empty)).toThrow(ArgumentError);
    expect(() => evaluate(setup, state, empty)).toThrow("evaluate(data) expects at least one example, but received 0.");
    expect(() => evaluate(setup, state, data, { batchSize: 0 })).toThrow(ArgumentError);
  });

  test.each([true, false])("refuses labels that are no classes, wherever they are (in sight: %s)", (inSight) => {
    const labels = dataset(
      tensor([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
      tensor([0, 1, 2]),
    );
    const { targets: _, ...hidden } = labels;
    for (const batchSize of [1, 3]) {
      const attempt = () => evaluate(setup, state, inSight ? labels : hidden, { batchSize });
      expect(attempt).toThrow(LabelError);
      expect(attempt).toThrow(
        /^evaluate\(data\) › softmaxCrossEntropy: the label of example \d is 2; labels of 2 classes/,
      );
    }
  });

  test("refuses targets that a metric cannot take, though the loss does", () => {
    const model = linear(2, 1);
    const given = { model, loss: meanSquaredError, interpreter: referenceInterpreter() };
    const numbers = dataset(tensor([[1, 2]]), tensor([[3]]));
    const start = createTraining({ ...given, optimizer: setup.optimizer }).state();
    expect(() => evaluate(given, start, numbers, { metrics: { sigmoidCrossEntropy } })).toThrow(
      "evaluate(metrics): sigmoidCrossEntropy › sigmoidCrossEntropy(target) expects probabilities from 0 to 1, but received 3.",
    );
  });

  test("refuses targets of another shape", () => {
    const pairs = dataset(tensor([[1, 2]]), tensor([[1, 2, 3]]));
    // @ts-expect-error the compiler refuses it as well
    expect(() => evaluate(setup, state, pairs)).toThrow(
      /^in evaluate\(data\) › softmaxCrossEntropy\n {2}expects {3}target/,
    );
  });

  test("refuses a metric that would take the place of the loss", () => {
    const attempt = () => evaluate(setup, state, data, { metrics: { loss: () => 0 } });
    expect(attempt).toThrow(ArgumentError);
    expect(attempt).toThrow('evaluate(metrics) expects names other than loss, but received "loss".');
  });

  test("refuses parameters from JSON and a state without statistics, by name", () => {
    const { parameters, statistics } = JSON.parse(JSON.stringify(state)) as typeof state;
    const message = "0.weight expects a tensor whose data is a Float64Array of length 16, but received {";
    expect(() => evaluate(setup, { parameters, statistics }, data)).toThrow(`evaluate(state): parameters.${message}`);
    const given = tensor([1, 2], { dtype: "float64" });
    expect(() => predict(setup, { parameters, statistics }, given)).toThrow(`predict(state): parameters.${message}`);
    // @ts-expect-error the compiler refuses it as well
    expect(() => evaluate(setup, { parameters: state.parameters }, data)).toThrow(
      "evaluate(state): statistics expects a tensor, or tensors in lists and objects, but received undefined.",
    );
  });
});

describe("predict", () => {
  test("gives the output for a batch, and for a single example that of a batch of one", () => {
    const { output } = setup.model.forward(createContext({ ops }), state.parameters, input);
    compareTensors("batch", predict(setup, state, input), output, SAME_BITS);
    const example = tensor([0.25, -0.5], { dtype: "float64" });
    const batch = tensor([[0.25, -0.5]], { dtype: "float64" });
    expect(predict(setup, state, example).shape).toEqual([2]);
    expect(toArray(predict(setup, state, example))).toEqual(toArray(predict(setup, state, batch))[0]);
  });

  test.each([
    [[3], "expects   input [2]\n  received        [3]\n  axis 0: 3 ≠ 2"],
    [[4, 3], "expects   input [batch, 2]\n  received        [4, 3]\n  axis 1: 3 ≠ 2"],
    [[], "expects   input [batch, 2]\n  received        []\n  rank: 0 ≠ 2"],
    [[1, 4, 2], "expects   input [batch, 2]\n  received        [1, 4, 2]\n  rank: 3 ≠ 2"],
  ])("compares an input of shape %j with an example, or with a batch of them", (shape, message) => {
    // The compiler knows some of these shapes to be wrong.
    const input = referenceOps({ dtype: "float64" }).fill(shape, 1) as never;
    const { parameters, statistics } = state;
    const optimizer = gradientDescent({ learningRate: 0.1 });
    const training = createTraining({ ...setup, optimizer }, { parameters, statistics });
    for (const attempt of [() => predict(setup, state, input), () => training.predict(input)]) {
      expect(attempt).toThrow(ShapeError);
      expect(attempt).toThrow(`in predict(input)\n  ${message}\n  an example is [2], and a batch of them [batch, 2]`);
    }
  });
});

describe("statistics", () => {
  const normalized = {
    ...setup,
    model: sequential(linear(2, 3), batchNorm(3), linear(3, 2)),
    optimizer: momentum({ learningRate: 0.1, momentum: 0.9 }),
  };
  const examples = { input, target };

  test("are updated by training, and nothing that the optimizer is given", () => {
    const lengths: number[] = [];
    const optimizer: typeof normalized.optimizer = {
      ...normalized.optimizer,
      update: (given) => {
        lengths.push(given.gradient.shape[0], given.parameters.shape[0]);
        return normalized.optimizer.update(given);
      },
    };
    const training = createTraining({ ...normalized, optimizer });
    const before = training.state();
    training.step(examples);
    const after = training.state();
    const trained = leaves(before.parameters).reduce((total, [, { shape }]) => total + sizeOf(shape), 0);
    expect(lengths).toEqual([trained, trained]);
    expect(trained).toBe(9 + 6 + 8);

    const layer = normalized.model.forward(createContext({ ops }), before.parameters, input);
    compareTrees("statistics", after.statistics, layer.statistics, SAME_BITS);
    expect(toArray(before.statistics[1].mean)).toEqual([0, 0, 0]);
    expect(toArray(after.statistics[1].mean)).not.toEqual([0, 0, 0]);
  });

  test("are used and not changed by evaluation and prediction", async () => {
    const { state: last } = await endOf(train({ ...normalized, data, epochs: 2, batchSize: 30 }));
    const before = toArray(last.statistics[1].mean);
    const context = createContext({ ops, training: false });
    const { output } = normalized.model.forward(context, last.parameters, input, last.statistics);
    compareTensors("prediction", predict(normalized, last, input), output, SAME_BITS);
    const value = toArray(softmaxCrossEntropy.evaluate(context, output, target).value);
    // A batch of one, which has no variance of its own, is normalized like all others.
    expect(Math.abs(evaluate(normalized, last, data, { batchSize: 1 }).loss - value)).toBeLessThan(1e-14);
    expect(toArray(last.statistics[1].mean)).toEqual(before);
  });
});
