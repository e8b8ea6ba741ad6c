import { type Dataset, dataset } from "@gd/data";
import {
  dropout,
  flatten,
  identity,
  linear,
  logSoftmax,
  parallel,
  relu,
  residual,
  sequential,
  sigmoid,
  softmax,
  stack,
  tanh,
} from "@gd/layers";
import {
  accuracy,
  confusionMatrix,
  exactMatch,
  f1,
  huber,
  meanSquaredError,
  multilabelF1,
  sigmoidCrossEntropy,
  softmaxCrossEntropy,
  weightedTargets,
  withoutWeights,
  withWeights,
} from "@gd/losses";
import { adam, chain, clipByNorm, gradientDescent, weightDecay } from "@gd/optim";
import { ArgumentError, type Layer, type Loss, none, referenceInterpreter, repeatable, tensor } from "@gd/tensor";
import { describe, expect, expectTypeOf, test } from "vitest";
import { endOf } from "../../test/run.js";
import { createTraining, evaluate, findLearningRate, predict, train } from "../index.js";
import { summary } from "../inspect/summary.js";
import { l1 } from "../regularize/l1.js";
import { l2 } from "../regularize/l2.js";
import type { TrainOptions } from "../train-options.js";
import type { TRAIN_OPTIONS } from "./expect-setup.js";

const input = tensor([
  [1, 2],
  [3, 4],
]);
const target = tensor([[1], [0]]);
const data = dataset(input, target);
const setup = {
  model: linear(2, 1),
  loss: meanSquaredError,
  optimizer: gradientDescent({ learningRate: 0.1 }),
};
const state = createTraining(setup).state();
const evaluated = { model: setup.model, loss: setup.loss };

/** Options with something else in them, of whatever kind. */
const changed = <T extends object>(options: T, change: object): T => ({ ...options, ...change });
const without = <T extends object>(options: T, name: keyof T): T =>
  Object.fromEntries(Object.entries(options).filter(([key]) => key !== name)) as T;

/** Throws what the first step of a training throws, or what it is called with. */
const trainWith = async (change: object) => void (await endOf(train(changed({ ...setup, data }, change))));

const wrongParts: readonly (readonly [change: object, message: string])[] = [
  [{ model: undefined }, "(model) expects a layer, but received undefined. linear(3, 1) is one, for example."],
  [{ model: linear }, "(model) expects a layer, but received the function linear. Call it: linear(3, 1), for example."],
  [
    { model: relu },
    "(model) expects a layer, but received the function relu. Say the shape of its examples, as in relu.at(",
  ],
  [{ model: [linear(2, 1)] }, "(model) expects a layer, but received [{"],
  [
    { interpreter: referenceInterpreter },
    "(interpreter) expects an interpreter, but received the function referenceInter",
  ],
  [{ interpreter: null }, "(interpreter) expects an interpreter, but received null."],
  [
    { interpreter: { ...referenceInterpreter(), ops: undefined } },
    "(interpreter.ops) expects operations, but received",
  ],
  [{ seed: Number.NaN }, "(seed) expects a finite number or a string, but received NaN."],
  [{ seed: null }, "(seed) expects a finite number or a string, but received null."],
  [{ observe: true }, "(observe) expects a function, but received true."],
  [
    { learning_rate: 0.1 },
    "(options) expects no option but model, loss, optimizer, regularization, norms, interpreter, se",
  ],
  [{ learning_rate: 0.1 }, 'but received "learning_rate". Did you mean optimizer?'],
  [{ lr: 0.1 }, 'but received "lr". Did you mean optimizer?'],
  [{ epoch: 3 }, 'but received "epoch". Did you mean epochs?'],
];
const wrongLosses: readonly (readonly [change: object, message: string])[] = [
  [{ loss: undefined }, "(loss) expects a loss, but received undefined. meanSquaredError is one, for example."],
  [{ loss: "mse" }, '(loss) expects a loss, but received "mse". meanSquaredError is one, for example.'],
  [
    { loss: withWeights },
    "(loss) expects a loss, but received the function withWeights. If it makes one, call it: withWeights(…). ",
  ],
  [
    { loss: { ...meanSquaredError, reduction: "none" } },
    '(loss.reduction) expects "mean" or "sum", but received "none".',
  ],
  [{ regularization: null }, "(regularization) expects a penalty, but received null. l2({ strength: 1e-4 }) is one"],
  [
    { regularization: l2 },
    "(regularization) expects a penalty, but received the function l2. Call it: l2({ strength: 1e-4 }),",
  ],
  [
    { regularization: [l2({ strength: 1 }), l1] },
    "(regularization[1]) expects a penalty, but received the function l1.",
  ],
  [
    { regularization: { ...l2({ strength: 1 }), exclude: "bias" } },
    "(regularization.exclude) expects a list of strings",
  ],
];
const wrongOptimizers: readonly (readonly [change: object, message: string])[] = [
  [
    { optimizer: undefined },
    "(optimizer) expects an optimizer, but received undefined. adam({ learningRate: 0.001 }) is one",
  ],
  [
    { optimizer: adam },
    "(optimizer) expects an optimizer, but received the function adam. Call it: adam({ learningRate: 0",
  ],
  [
    { optimizer: chain(weightDecay(0.1), clipByNorm(1)) },
    '(optimizer) expects an optimizer, whose updates descend, but received "weightDecay → clipByNorm". It passes on a gradient, which points uphill: chain it with gradientDescent({ learningRate: 0.1 }), for example.',
  ],
  [
    { optimizer: { ...gradientDescent({ learningRate: 1 }), stepsPerUpdate: 0 } },
    "(optimizer.stepsPerUpdate) expects a whole number ≥ 1, but received 0.",
  ],
  [{ norms: 1 }, "(norms) expects true or false, but received 1."],
];

describe.each([...wrongParts, ...wrongLosses, ...wrongOptimizers])("%o is refused by", (change, message) => {
  test("createTraining", () => {
    const call = () => createTraining(changed(setup, change));
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(message);
    expect(call).toThrow(/^createTraining\(/);
  });

  test("train, before its first step", async () => {
    await expect(trainWith(change)).rejects.toBeInstanceOf(ArgumentError);
    await expect(trainWith(change)).rejects.toThrow(message);
    await expect(trainWith(change)).rejects.toThrow(/^train\(/);
  });
});

test.each([...wrongParts, ...wrongLosses])("%o is refused by evaluate", (change, message) => {
  const call = () => evaluate(changed(evaluated, change), state, data);
  expect(call).toThrow(message);
  expect(call).toThrow(/^evaluate\(/);
});

test.each(wrongParts)("%o is refused by predict", (change, message) => {
  const call = () => predict(changed(evaluated, change), state, input);
  expect(call).toThrow(message);
  expect(call).toThrow(/^predict\(/);
});

test("no options at all are refused by name", async () => {
  for (const nothing of [undefined, null, [], 3] as never[]) {
    expect(() => createTraining(nothing)).toThrow(
      "createTraining(options) expects an object with model, loss and optimizer",
    );
    expect(() => evaluate(nothing, state, data)).toThrow("evaluate(options) expects an object with model");
    expect(() => predict(nothing, state, input)).toThrow("predict(options) expects an object with model");
    await expect(train(nothing).next()).rejects.toThrow(
      "train(options) expects an object with model, loss and optimizer, but received",
    );
    await expect(findLearningRate(nothing)).rejects.toThrow("findLearningRate(options) expects an object with model");
  }
  expect(() => l1(undefined as never)).toThrow("l1(options) expects an object with strength and exclude");
  expect(() => l2({ lambda: 3 } as never)).toThrow(
    'l2(options) expects no option but strength and exclude, but received "',
  );
  expect(() => l2({ strength: 1, exclude: "bias" as never })).toThrow("l2(exclude) expects a list of strings");
});

test("a setup may share an object with the options of train, which are all known", () => {
  const options = { ...setup, data, epochs: 3, batchSize: 2, shuffle: false };
  expect(createTraining(options).evaluate(data)).toEqual(evaluate(options, state, data));
  expectTypeOf<(typeof TRAIN_OPTIONS)[number]>().toEqualTypeOf<keyof TrainOptions>();
});

test.each<[object, string]>([
  [
    { data: undefined },
    "train(data) expects a dataset, but received undefined. dataset(inputs, targets) is one, for example.",
  ],
  [
    { data: { x: [[1, 2]], y: [1] } },
    "train(data) expects a dataset, but received { x, y }. dataset(inputs, targets) is one",
  ],
  [{ data: input }, "train(data) expects a dataset, but received a tensor of shape [2, 2]."],
  [
    { data: without(data, "inputShape") },
    "train(data).inputShape expects a list of sizes, such as [28, 28], but received",
  ],
  [
    { data: changed(data, { examples: () => undefined }) },
    "train(data), in what its examples returns, expects { input, tar",
  ],
  [
    { data: changed(data, { examples: () => ({ input }) }) },
    "train(data), in what its examples returns, expects { input, ta",
  ],
  [
    { data: changed(data, { targets: () => [[1]] }) },
    "train(data), in its targets, expects a tensor, but received [[1]].",
  ],
  [
    { validation: 0.2 },
    'train(validation) expects a dataset, but received 0.2. split(data, 0.8, randomStreams(1).stream("split"))',
  ],
  [{ validation: null }, "train(validation) expects a dataset, but received null."],
  [
    { validation: data, metrics: null },
    "train(metrics) expects an object with metrics by name, but received null. { accuracy }",
  ],
  [
    { validation: data, metrics: [accuracy] },
    "train(metrics) expects an object with metrics by name, but received [the functi",
  ],
  [
    { validation: data, metrics: { accuracy: "accuracy" } },
    'train(metrics): accuracy expects a metric, but received "accu',
  ],
  [
    { validation: data, metrics: { loss: accuracy } },
    'train(metrics) expects names other than loss, but received "loss".',
  ],
  [
    { validation: data, metrics: { own: () => undefined } },
    "train(metrics): own, in what it returns, expects a number, but",
  ],
  [
    { validation: data, metrics: { own: async () => 1 } },
    "own, in what it returns, expects a number, but received a Promise.",
  ],
  [
    { validation: data, metrics: { own: { start: () => 3 } } },
    "train(metrics): own, in what its start returns, expects { add",
  ],
  [
    { metrics: { accuracy, own: () => 1 } },
    "train(validation) expects a dataset to compute accuracy, own of, but received undefined. Metrics are of the validation: hold out examples of the data by split of @gd/data, or by prepareTable with validation: 0.2; or leave out metrics.",
  ],
  [
    { validation: data, earlyStopping: null },
    "train.earlyStopping(options) expects an object with patience, metric, goal",
  ],
  [
    { validation: data, earlyStopping: 5 },
    "train.earlyStopping(options) expects an object with patience, metric, goal, min",
  ],
  [{ validation: data, earlyStopping: { patients: 5 } }, 'but received "patients". Did you mean patience?'],
  [{ epochs: "3" }, 'train(epochs) expects a whole number ≥ 0, but received "3".'],
  [{ epochs: null }, "train(epochs) expects a whole number ≥ 0, but received null."],
  [{ batchSize: null }, "train(batchSize) expects a whole number ≥ 1, but received null."],
  [{ shuffle: "no" }, 'train(shuffle) expects true or false, but received "no".'],
  [{ dropLast: 1 }, "train(dropLast) expects true or false, but received 1."],
  [{ replacement: null }, "train(replacement) expects true or false, but received null."],
  [{ stepEvents: "no" }, 'train(stepEvents) expects true or false, but received "no".'],
  [
    { signal: new AbortController() },
    "train(signal) expects a signal, but received an AbortController. new AbortController()",
  ],
  [{ signal: null }, "train(signal) expects a signal, but received null."],
])("train refuses %o", async (change, message) => {
  await expect(trainWith(change)).rejects.toBeInstanceOf(ArgumentError);
  await expect(trainWith(change)).rejects.toThrow(message);
});

test("metrics that there are none of need no validation", async () => {
  await expect(trainWith({ metrics: {} })).resolves.toBe(undefined);
});

describe("a training", () => {
  const training = createTraining(setup);

  test.each<[readonly unknown[], string]>([
    [[{ input }], "training.step(target) expects a tensor, but received undefined."],
    [[input, target], "training.step(examples) expects { input, target }, but received a tensor of shape [2, 2]."],
    [[{ input, target }, null], "training.step(options) expects an object with last, but received null."],
    [[{ input, target }, { last: 1 }], "training.step(last) expects true or false, but received 1."],
    [[{ input, target }, { final: true }], 'training.step(options) expects no option but last, but received "final".'],
    [
      [{ input: tensor([1, 2, 3]), target }],
      "in training.step(input)\n  expects   input [2]\n  received        [3]\n  axis 0: 3 ≠ 2",
    ],
    [[{ input: { ...input, data: [...input.data] }, target }], "training.step(input)"],
    [[{ input: { ...input, data: new Float32Array(3) }, target }], "training.step(input)"],
    [[{ input: { ...input, data: new Float64Array(4) }, target }], "training.step(input)"],
    [[{ input: { ...input, shape: "22" }, target }], "training.step(input)"],
    [[{ input: { ...input, data: null }, target }], "training.step(input)"],
    [[{ input, target: null }], "training.step(target) expects a tensor, but received null."],
    [[null], "training.step(examples) expects { input, target }, but received null."],
    [[3], "training.step(examples) expects { input, target }, but received 3."],
  ])("refuses to step on %o, also after many steps", (given, message) => {
    for (const steps of [0, 5]) {
      const training = createTraining(setup);
      for (let i = 0; i < steps; i++) training.step({ input, target });
      const step = training.step as (...given: readonly unknown[]) => unknown;
      expect(() => step(...given)).toThrow(message);
      expect(training.state().step).toBe(steps);
    }
  });

  test.each<[readonly unknown[], string]>([
    [[], "evaluate(data) expects a dataset, but received undefined."],
    [[data, null], "evaluate(options) expects an object with metrics and batchSize, but received null."],
    [
      [data, { metric: { accuracy } }],
      'evaluate(options) expects no option but metrics and batchSize, but received "metric"',
    ],
    [
      [data, { accuracy }],
      'evaluate(options) expects no option but metrics and batchSize, but received "accuracy". Pass { metrics: { accuracy } }.',
    ],
    [
      [data, { metrics: accuracy }],
      "evaluate(metrics) expects an object with metrics by name, but received the function",
    ],
    [[data, { batchSize: 0 }], "evaluate(batchSize) expects a whole number ≥ 1, but received 0."],
    [
      [data, { metrics: { own: () => "1" } }],
      'evaluate(metrics): own, in what it returns, expects a number, but received "1"',
    ],
    [[changed(data, { examples: () => 3 })], "evaluate(data), in what its examples returns, expects { input, target }"],
  ])("refuses to evaluate %o", (given, message) => {
    const measure = training.evaluate as (...given: readonly unknown[]) => unknown;
    expect(() => measure(...given)).toThrow(message);
  });
});

test.each<[readonly unknown[], string]>([
  [[undefined], "summary(model) expects a layer, but received undefined."],
  [[relu], "summary(model) expects a layer, but received the function relu. Say the shape of its"],
  [[setup], "summary(model) expects a layer, but received { model, loss, optimizer }."],
  [[setup.model, 32], "summary(options) expects an object with batchSize and dtype, but received 32."],
  [[setup.model, { batch: 32 }], 'but received "batch". Did you mean batchSize?'],
  [[setup.model, { batchSize: 0 }], "summary(batchSize) expects a whole number ≥ 1, but received 0."],
  [[setup.model, { dtype: "float16" }], 'summary(dtype) expects "float32" or "float64", but received "float16".'],
])("summary refuses %o", (given, message) => {
  expect(() => (summary as (...given: readonly unknown[]) => unknown)(...given)).toThrow(message);
});

test.each<[object, string]>([
  [{ optimizer: adam({ learningRate: 0.1 }) }, "findLearningRate(optimizer) expects a function, but received { "],
  [{ optimizer: () => undefined }, "findLearningRate(optimizer) expects an optimizer, but received undefined."],
  [{ epochs: 3 }, "findLearningRate(options) expects no option but model, loss, optimizer,"],
  [{ data: undefined }, "findLearningRate(data) expects a dataset, but received undefined."],
  [{ loss: "mse" }, 'findLearningRate(loss) expects a loss, but received "mse".'],
  [{ state: null }, "findLearningRate(state) expects a state, but received null."],
  [
    { state: { parameters: none, statistics: none } },
    "findLearningRate(state), in the parameters, expects the names [weight, bias]",
  ],
  [{ batchSize: 0 }, "findLearningRate(batchSize) expects a whole number ≥ 1, but received 0."],
])("findLearningRate refuses %o", async (change, message) => {
  const options = { ...setup, data, optimizer: () => setup.optimizer, steps: 2 };
  await expect(findLearningRate(changed(options, change))).rejects.toThrow(message);
});

describe("a loss that applies an activation itself", () => {
  const classes = dataset(input, tensor([0, 1]));
  const bits: Dataset<readonly [2], readonly [2]> = dataset(
    input,
    tensor([
      [0, 1],
      [1, 1],
    ]),
  );
  const start = (model: Layer, loss: unknown) => () =>
    createTraining({ ...setup, model, loss: loss as typeof setup.loss });

  test.each([
    ["softmax", sequential(linear(2, 2), softmax), softmaxCrossEntropy],
    ["softmax", stack([linear(2, 2), softmax]), softmaxCrossEntropy({ labelSmoothing: 0.1 })],
    ["softmax", sequential(linear(2, 2), sequential(linear(2, 2), softmax)), withWeights(softmaxCrossEntropy)],
    ["logSoftmax", sequential(linear(2, 2), logSoftmax), softmaxCrossEntropy],
    ["sigmoid", sequential(linear(2, 2), sigmoid), softmaxCrossEntropy],
    ["softmax", softmax.at([2]), softmaxCrossEntropy],
    ["softmax", sequential(linear(2, 2), softmax, identity), softmaxCrossEntropy],
    ["softmax", sequential(linear(2, 2), softmax, flatten([2], 2)), softmaxCrossEntropy],
    [
      "softmax",
      sequential(linear(2, 2), softmax, sequential(identity.at([2]), dropout({ rate: 0.1 }))),
      softmaxCrossEntropy,
    ],
    ["softmax", parallel(sequential(linear(2, 1), softmax), sequential(linear(2, 1), sigmoid)), softmaxCrossEntropy],
    ["sigmoid", sequential(parallel(sequential(linear(2, 2), sigmoid)), identity), softmaxCrossEntropy],
  ])("is refused after %s", async (type, model, loss) => {
    const refusal =
      `(model) expects logits as its outputs, as ${loss.name} applies softmax itself, but received "${type}". ` +
      `Leave ${type} out of the model, and apply it to predictions.`;
    expect(start(model, loss)).toThrow(`createTraining${refusal}`);
    const given = { ...setup, model: model as Layer, loss: loss as typeof meanSquaredError, data: classes as Dataset };
    await expect(endOf(train(given))).rejects.toThrow(`train${refusal}`);
    const { parameters, statistics } = createTraining({ ...given, loss: meanSquaredError }).state();
    expect(() => evaluate(given, { parameters, statistics }, classes as Dataset)).toThrow(`evaluate${refusal}`);
  });

  test("which may be sigmoid", () => {
    const name = "sigmoidCrossEntropy applies sigmoid itself";
    expect(start(sequential(linear(2, 2), sigmoid), sigmoidCrossEntropy)).toThrow(`${name}, but received "sigmoid"`);
    expect(start(sequential(linear(2, 2), softmax), sigmoidCrossEntropy)).toThrow(`${name}, but received "softmax"`);
    expect(bits.size).toBe(2);
  });

  test.each([
    ["logits", sequential(linear(2, 2)), softmaxCrossEntropy],
    ["an activation that is not the last", sequential(linear(2, 2), softmax, linear(2, 2)), softmaxCrossEntropy],
    ["tanh", sequential(linear(2, 2), tanh), softmaxCrossEntropy],
    ["logits behind dropout", sequential(linear(2, 2), dropout({ rate: 0.1 })), softmaxCrossEntropy],
    ["logits beside a gate", parallel(linear(2, 1), sequential(linear(2, 1), sigmoid)), softmaxCrossEntropy],
    ["a residual", residual(sequential(linear(2, 2), softmax)), softmaxCrossEntropy],
    ["a loss that applies none", sequential(linear(2, 2), sigmoid), huber],
    [
      "a copy of the loss that does not say so",
      sequential(linear(2, 2), softmax),
      repeatable({ ...softmaxCrossEntropy, name: "twice", activation: undefined } as Loss),
    ],
  ])("takes %s", (_, model, loss) => {
    expect(start(model, loss)).not.toThrow();
  });
});

describe("a metric and a loss have the same targets", () => {
  const classes = { ...setup, model: linear(2, 2), validation: undefined };
  // Of two classes, whose labels and weights look like scores.
  const weightedData = dataset(input, weightedTargets(tensor([0, 1]), tensor([1, 0.5])));
  const plainData = dataset(input, tensor([0, 1]));
  const weightedLoss = withWeights(softmaxCrossEntropy);
  const cases: readonly (readonly [loss: object, metric: object, data: object, message: string])[] = [
    [
      weightedLoss,
      accuracy,
      weightedData,
      ': m expects a metric of targets that carry weights, which are those of withWeights(softmaxCrossEntropy), but received "accuracy". withoutWeights(accuracy) takes such targets; one of your own says so by `weighted: true`.',
    ],
    [weightedLoss, softmaxCrossEntropy, weightedData, "withWeights(softmaxCrossEntropy) takes such targets"],
    [
      softmaxCrossEntropy,
      withoutWeights(accuracy),
      plainData,
      ': m expects a metric of targets without weights, which are those of softmaxCrossEntropy, but received "accuracy". Leave out withoutWeights;',
    ],
    [softmaxCrossEntropy, weightedLoss, plainData, "Leave out withWeights;"],
  ];

  test.each(cases)("%#", async (loss, metric, data, message) => {
    const options = { ...classes, loss, metrics: { m: metric } };
    await expect(trainWith({ ...options, data, validation: data })).rejects.toThrow(/^train\(metrics\)/);
    await expect(trainWith({ ...options, data, validation: data })).rejects.toThrow(message);
    const { model } = classes;
    const started = createTraining(changed(setup, { model, loss }));
    const call = () => started.evaluate(data as never, { metrics: { m: metric as never } });
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(message);
  });

  test("or reads them as it likes, if it is a function", async () => {
    const own = () => 0;
    for (const m of [own, withoutWeights(accuracy), weightedLoss]) {
      await trainWith({ ...classes, loss: weightedLoss, data: weightedData, validation: weightedData, metrics: { m } });
    }
  });
});

describe("a metric that decides by a threshold", () => {
  const bits = dataset(input, tensor([[0], [1]]));
  const pairs = dataset(
    input,
    tensor([
      [0, 1],
      [1, 1],
    ]),
  );
  const oneOfTwo = dataset(
    input,
    tensor([
      [0, 1],
      [1, 0],
    ]),
  );
  const ending = (
    outputs: number,
    last: typeof sigmoid | typeof softmax | typeof tanh,
    data: object,
    metric: object,
  ) => ({
    model: sequential(linear(2, outputs), last),
    data,
    validation: data,
    metrics: { m: metric },
  });

  test.each([
    [ending(1, sigmoid, bits, accuracy), "sigmoid", 0, "accuracy"],
    [ending(1, sigmoid, bits, f1({ threshold: 1 })), "sigmoid", 1, "f1"],
    [ending(1, softmax, bits, confusionMatrix), "softmax", 0, "confusionMatrix"],
    [ending(2, sigmoid, pairs, exactMatch), "sigmoid", 0, "exactMatch"],
    [ending(2, sigmoid, pairs, multilabelF1), "sigmoid", 0, "multilabelF1"],
  ] as const)("%o is refused if its outputs are all on one side of it", async (change, type, threshold, name) => {
    const message = `(metrics): m expects a threshold between 0 and 1, as the outputs of ${type} are, but received ${threshold}. Use ${name}({ threshold: 0.5 }).`;
    await expect(trainWith(change)).rejects.toThrow(`train${message}`);
    const started = createTraining(changed(setup, { model: change.model }));
    const call = () => started.evaluate(change.data as never, { metrics: change.metrics as never });
    expect(call).toThrow(`evaluate${message}`);
    expect(call).toThrow(ArgumentError);
  });

  test.each([
    ending(1, sigmoid, bits, accuracy({ threshold: 0.5 })),
    ending(1, tanh, bits, accuracy),
    ending(2, sigmoid, pairs, multilabelF1({ threshold: 0.5 })),
    ending(2, sigmoid, oneOfTwo, accuracy),
  ])("%o is taken", async (change) => {
    await trainWith(change);
  });
});
