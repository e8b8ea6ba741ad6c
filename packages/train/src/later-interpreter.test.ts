import { dataset } from "@gd/data";
import { batchNorm, dropout, linear, sequential, tanh } from "@gd/layers";
import {
  accuracy,
  confusionMatrix,
  meanSquaredError,
  softmaxCrossEntropy,
  weightedTargets,
  withoutWeights,
  withWeights,
} from "@gd/losses";
import { adam, chain, cosineDecay, ema, gradientDescent, reduceOnPlateau } from "@gd/optim";
import {
  ArgumentError,
  type DType,
  type Interpreter,
  LabelError,
  leaves,
  referenceInterpreter,
  rowMajor,
  type Tensor,
  tensor,
  toArray,
} from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { laterInterpreter } from "../test/later-interpreter.js";
import { endOf, hashOf } from "../test/run.js";
import { points } from "../test/small-problem.js";
import {
  averagedParameters,
  createTraining,
  evaluate,
  findLearningRate,
  l1,
  l2,
  loadCheckpoint,
  NotFiniteError,
  predict,
  saveCheckpoint,
  train,
} from "./index.js";

const setup = {
  model: sequential(linear(2, 8), batchNorm(8), tanh, dropout({ rate: 0.2 }), linear(8, 2)),
  loss: softmaxCrossEntropy,
  optimizer: chain(adam({ learningRate: cosineDecay({ learningRate: 0.1, steps: 40 }) }), ema({ decay: 0.9 })),
  regularization: [l1({ strength: 1e-3 }), l2({ strength: 1e-2 })],
  norms: true,
  seed: 1,
};
const data = points(40, "later");
const validation = points(30, "validation");
const metrics = {
  accuracy,
  confusionMatrix,
  crossEntropy: softmaxCrossEntropy({ labelSmoothing: 0.1 }),
  largest: (output: Tensor) => Math.max(...output.data),
};

/** The events of a training, and the hashes of its states. */
const follow = async (interpreter: Interpreter) => {
  const seen: unknown[] = [];
  const run = train({
    ...setup,
    interpreter,
    data,
    validation,
    metrics,
    batchSize: 8,
    epochs: 12,
    earlyStopping: { patience: 3, metric: "largest", goal: "maximum" },
    onPlateau: reduceOnPlateau({ factor: 0.5, patience: 1 }),
  });
  for await (const { training, ...event } of run) {
    if (event.type === "step") seen.push(event);
    if (event.type === "epoch") {
      const { seconds: _, ...rest } = event;
      const state = await training.state();
      seen.push(rest, state.plateau, await hashOf(state));
    }
    if (event.type === "end") seen.push(event.reason, event.best, await hashOf(event.state));
  }
  return seen;
};

/** Steps, and all that can be asked of a training. */
const answersOf = async (interpreter: Interpreter) => {
  const options = { ...setup, interpreter };
  const training = createTraining(options);
  const examples = data.examples([0, 1, 2, 3, 4, 5], interpreter.ops.dtype);
  const results = [await training.step(examples), await training.step(examples)];
  const evaluated = await training.evaluate(validation, { metrics, batchSize: 7 });
  const predicted = toArray(await training.predict(examples.input));
  const example = toArray(await training.predict(tensor([0.5, -0.25], { dtype: interpreter.ops.dtype })));
  const state = await training.state();
  const bytes = await training.save();
  const loaded = loadCheckpoint(options, bytes);
  const going = createTraining(options, loaded);
  expect(await evaluate(options, state, validation, { metrics, batchSize: 7 })).toEqual(evaluated);
  expect(toArray(await predict(options, loaded, examples.input))).toEqual(predicted);
  expect(saveCheckpoint(state)).toEqual(bytes);
  expect(await going.step(examples)).toEqual(await training.step(examples));
  expect(await hashOf(await going.state())).toBe(await hashOf(await training.state()));
  return {
    results,
    evaluated,
    predicted,
    example,
    state: await hashOf(state),
    bytes,
    average: leaves(averagedParameters(state)).map(([, leaf]) => [...rowMajor(leaf)]),
    after: await hashOf(await going.state()),
  };
};

describe.each<DType>(["float32", "float64"])("an interpreter that answers later, in %s,", (dtype) => {
  const [reference, later] = [referenceInterpreter({ dtype }), laterInterpreter({ dtype })];

  test("trains with all that `train` offers, to the same bits", async () => {
    const seen = await follow(later);
    expect(seen).toEqual(await follow(reference));
    expect(seen).toContain("early-stopping");
    // Five steps and three values for each epoch.
    expect(seen.length).toBeGreaterThan(3 * (5 + 3));
  });

  test("answers all that can be asked of a training, with the same bits", async () => {
    expect(await answersOf(later)).toEqual(await answersOf(reference));
  });

  test("starts afresh, and from parameters alone", async () => {
    const plain = { ...setup, model: linear(2, 2), interpreter: later };
    const { parameters } = await createTraining(plain).state();
    const training = createTraining(plain, { parameters });
    expect(await hashOf(await training.state())).toBe(await hashOf(await createTraining(plain).state()));
  });

  test("finds a learning rate", async () => {
    const { model, loss, seed } = setup;
    const found = (interpreter: Interpreter) =>
      findLearningRate({
        ...{ model, loss, seed, interpreter, data, steps: 20 },
        optimizer: (learningRate) => gradientDescent({ learningRate }),
      });
    const { curve, suggestion } = await found(later);
    expect({ curve, suggestion }).toEqual(await found(reference));
    expect(curve.length).toBeGreaterThan(10);
  });

  test("refuses a step and names what is not finite, as the reference does", async () => {
    const refusal = async (interpreter: Interpreter) => {
      const training = createTraining({ ...setup, optimizer: gradientDescent({ learningRate: 1e20 }), interpreter });
      const { input, target } = data.examples([0, 1, 2, 3, 4, 5], dtype);
      for (let step = 0; ; step++) {
        const before = await hashOf(await training.state());
        try {
          await training.step({ input, target });
        } catch (error) {
          expect(error).toBeInstanceOf(NotFiniteError);
          expect(await hashOf(await training.state())).toBe(before);
          expect((await training.state()).step).toBe(step);
          return String(error);
        }
        if (step > 100) throw new Error("it never overflows");
      }
    };
    expect(await refusal(later)).toBe(await refusal(reference));
  });

  test("refuses NaN among the inputs by its place", async () => {
    const broken = {
      ...data,
      examples: () => ({ input: tensor([[1, Number.NaN]], { dtype }), target: tensor([0], { dtype }) }),
    };
    const plain = { ...setup, model: linear(2, 2), interpreter: later };
    await expect(endOf(train({ ...plain, data: broken }))).rejects.toThrow(
      "NaN first appeared in the data, in its input at element 1.",
    );
  });

  test("refuses labels and weights that make no sense, before a step and where `train` cannot see them before", async () => {
    const training = createTraining({ ...setup, interpreter: later });
    const input = tensor(
      [
        [1, 2],
        [3, 4],
      ],
      { dtype },
    );
    const noClass = async () => training.step({ input, target: tensor([0, 2], { dtype }) });
    await expect(noClass()).rejects.toThrow(LabelError);

    const hidden = dataset(input, tensor([0, 2], { dtype }));
    const { targets: _, ...unseen } = { ...hidden, targets: undefined };
    const run = train({
      ...setup,
      interpreter: later,
      data: unseen,
      batchSize: 1,
      shuffle: false,
      model: linear(2, 2),
    });
    await expect(endOf(run)).rejects.toThrow(LabelError);

    const weighted = { ...setup, loss: withWeights(softmaxCrossEntropy), interpreter: later };
    const heavy = createTraining(weighted);
    const labels = tensor([0, 1], { dtype });
    const target = weightedTargets(labels, tensor([1, 3], { dtype }));
    expect((await heavy.step({ input, target })).loss).toBeGreaterThan(0);
    const two = dataset(input, target);
    const evaluation = await heavy.evaluate(two, { metrics: { accuracy: withoutWeights(accuracy) } });
    expect(Object.keys(evaluation)).toEqual(["loss", "accuracy"]);
    const negative = weightedTargets(labels, tensor([1, -3], { dtype }));
    await expect((async () => heavy.step({ input, target: negative }))()).rejects.toThrow(ArgumentError);
  });
});

describe("questions that nobody has waited for the answers of", () => {
  const options = { ...setup, model: linear(2, 2), interpreter: laterInterpreter() };
  const batch = (first: number) => data.examples([first, first + 1, first + 2], "float32");

  test("are answered in their order", async () => {
    const waiting = createTraining(options);
    const expected = [
      await waiting.step(batch(0)),
      await waiting.state(),
      await waiting.step(batch(1)),
      await waiting.evaluate(validation),
      await waiting.step(batch(2)),
      toArray(await waiting.predict(tensor([1, 2]))),
      await waiting.save(),
      await waiting.step(batch(3)),
      await waiting.state(),
    ];
    const training = createTraining(options);
    const predicted = async (output: Tensor | Promise<Tensor>) => toArray(await output);
    const answers = [
      training.step(batch(0)),
      training.state(),
      training.step(batch(1)),
      training.evaluate(validation),
      training.step(batch(2)),
      predicted(training.predict(tensor([1, 2]))),
      training.save(),
      training.step(batch(3)),
      training.state(),
    ];
    expect(await Promise.all<unknown>(answers)).toEqual(expected);
  });

  test("go on after one that was refused", async () => {
    const training = createTraining(options);
    const broken = training.step({ input: tensor([[Number.NaN, 1]]), target: tensor([0]) });
    const next = training.step(batch(0));
    await expect(broken).rejects.toThrow(NotFiniteError);
    expect(await next).toEqual(await createTraining(options).step(batch(0)));
    expect((await training.state()).step).toBe(1);
  });
});

test("a refusal that the reference cannot explain is a NotFiniteError as well", async () => {
  const refusing = { ...laterInterpreter(), compile: () => async () => undefined };
  const model = linear(2, 1);
  const training = createTraining({ ...setup, model, loss: meanSquaredError, interpreter: refusing });
  const attempt = training.step({ input: tensor([[1, 2]]), target: tensor([[3]]) });
  await expect(attempt).rejects.toThrow(NotFiniteError);
  await expect(attempt).rejects.toThrow("step 0: NaN first appeared in linear(2 → 1), in its step at element 0.");
});
