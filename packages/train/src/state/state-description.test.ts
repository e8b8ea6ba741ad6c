import { dataset } from "@gd/data";
import {
  batchNorm,
  defineLayer,
  dropout,
  leakyRelu,
  linear,
  noStatistics,
  parallel,
  relu,
  residual,
  stack,
  tanh,
} from "@gd/layers";
import { huber, meanSquaredError } from "@gd/losses";
import { accumulateGradients, adam, adamW, chain, clipByNorm, ema, momentum, nesterov, weightDecay } from "@gd/optim";
import { ArgumentError, type GradientTransformation, type Layer, none, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { CheckpointError } from "../checkpoint/checkpoint-error.js";
import { saveCheckpoint } from "../checkpoint/save-checkpoint.js";
import { createTraining, evaluate, loadCheckpoint, predict } from "../index.js";
import { l2 } from "../regularize/l2.js";
import { describeState } from "./state-description.js";

const examples = {
  input: tensor([
    [1, 2],
    [0, 1],
    [1, 1],
  ]),
  target: tensor([[1], [0], [0.5]]),
};
const data = dataset(examples.input, examples.target);
const learningRate = 0.01;
const setupOf = (model: Layer, optimizer: GradientTransformation = adam({ learningRate })) => ({
  model,
  loss: meanSquaredError,
  optimizer,
  seed: 1,
});
const trained = (setup: ReturnType<typeof setupOf>) => {
  const training = createTraining(setup);
  for (let step = 0; step < 3; step++) training.step(examples);
  return training.state();
};
const twoLayers = (...between: Parameters<typeof stack>[0]): Layer => stack([linear(2, 4), ...between, linear(4, 1)]);

/** y = x, by a layer of one's own with an option in its name. */
const own = (scale: number): Layer =>
  defineLayer({
    name: `own(${scale})`,
    inputShape: [4],
    outputShape: [4],
    initialize: () => none,
    initializeStatistics: noStatistics,
    forward: (_, __, input) => ({
      output: input,
      backward: (inputGradient) => ({ inputGradient, gradients: none }),
    }),
  });

describe("the model that made a state is told from others whose shapes are the same", () => {
  const cases: {
    readonly [what: string]: readonly [made: Layer, other: Layer, where: string, has: string, made: string];
  } = {
    "by a layer": [twoLayers(relu), twoLayers(tanh), "sequential › 1", "tanh", "relu"],
    "by a slope": [
      twoLayers(leakyRelu),
      twoLayers(leakyRelu({ slope: 0.2 })),
      "sequential › 1 leakyRelu",
      "slope 0.2",
      "slope 0.01",
    ],
    "by a rate of dropout": [
      twoLayers(dropout({ rate: 0.5 })),
      twoLayers(dropout({ rate: 0.2 })),
      "sequential › 1 dropout",
      "rate 0.2",
      "rate 0.5",
    ],
    "by an epsilon": [
      twoLayers(batchNorm(4)),
      twoLayers(batchNorm(4, { epsilon: 1e-3 })),
      "sequential › 1 batchNorm",
      "epsilon 0.001",
      "epsilon 0.00001",
    ],
    "by the momentum of statistics": [
      twoLayers(batchNorm(4)),
      twoLayers(batchNorm(4, { momentum: 0.5 })),
      "sequential › 1 batchNorm",
      "momentum 0.5",
      "momentum 0.1",
    ],
    "by a layer that is missing": [twoLayers(relu), twoLayers(relu, relu), "sequential", "4 layers", "3 layers"],
    "by the order of layers": [twoLayers(relu, tanh), twoLayers(tanh, relu), "sequential › 1", "tanh", "relu"],
    "by a layer deeper inside": [
      twoLayers(residual(stack([relu.at([4]), tanh]))),
      twoLayers(residual(stack([relu.at([4]), relu]))),
      "sequential › 1 residual › sequential › 1",
      "relu",
      "tanh",
    ],
    "by the layer that a residual has": [
      twoLayers(residual(linear(4, 4))),
      twoLayers(residual(residual(linear(4, 4)))),
      "sequential › 1 residual",
      "residual",
      "linear",
    ],
    "by its composition": [
      twoLayers(stack([linear(4, 4)])),
      twoLayers(parallel(linear(4, 4))),
      "sequential › 1",
      "parallel",
      "sequential",
    ],
    "by the model as a whole": [stack([linear(2, 1)]), parallel(linear(2, 1)), "the model", "parallel", "sequential"],
    "by the name of a layer of one's own": [twoLayers(own(1)), twoLayers(own(2)), "sequential › 1", "own(2)", "own(1)"],
    "by a layer of one's own of the same name": [
      twoLayers(relu),
      twoLayers({ ...relu.at([4]), description: undefined }),
      "sequential › 1 own",
      "type own",
      "type relu",
    ],
  };

  test.each(Object.entries(cases))("%s", (_, [made, other, where, has, was]) => {
    const state = trained(setupOf(made));
    const bytes = saveCheckpoint(state);
    const setup = setupOf(other);
    const message = `in ${where}, expects ${has}, but received "${was}". That model made the state.`;
    for (const [place, attempt] of [
      ["createTraining(start)", () => createTraining(setup, state)],
      ["evaluate(state)", () => evaluate(setup, state, data)],
      ["predict(state)", () => predict(setup, state, examples.input)],
    ] as const) {
      expect(attempt).toThrow(ArgumentError);
      expect(attempt).toThrow(`${place}, ${message}`);
    }
    expect(() => loadCheckpoint(setup, bytes)).toThrow(CheckpointError);
    expect(() => loadCheckpoint(setup, bytes)).toThrow(
      `loadCheckpoint: in ${where}, the setup has ${has} where the checkpoint has ${was}; pass the model that it was saved`,
    );
    const same = setupOf(made);
    expect(loadCheckpoint(same, bytes)).toEqual(state);
    expect(createTraining(same, loadCheckpoint(same, bytes)).state()).toEqual(state);
  });
});

describe("the optimizer that made a state is told from others whose states look the same", () => {
  const model = twoLayers(relu);
  const velocity = { learningRate, momentum: 0.9 };
  const cases: readonly (readonly [
    made: GradientTransformation,
    other: GradientTransformation,
    where: string,
    has: string,
    made: string,
  ])[] = [
    [
      adamW({ learningRate }),
      chain(adam({ learningRate }), weightDecay(0), clipByNorm(1)),
      "the optimizer",
      "chain",
      "adamW",
    ],
    [momentum(velocity), nesterov(velocity), "the optimizer", "nesterov", "momentum"],
    [chain(momentum(velocity), ema()), chain(nesterov(velocity), ema()), "chain › 0", "nesterov", "momentum"],
    [
      accumulateGradients(adam({ learningRate }), { steps: 2 }),
      accumulateGradients(adam({ learningRate }), { steps: 4 }),
      "accumulateGradients",
      "steps 4",
      "steps 2",
    ],
  ];
  test.each(cases)("%#", (made, other, where, has, was) => {
    const state = trained(setupOf(model, made));
    const setup = setupOf(model, other);
    const attempt = () => createTraining(setup, state);
    expect(attempt).toThrow(
      `createTraining(start), in ${where}, expects ${has}, but received "${was}". That optimizer made the state. To begin`,
    );
    expect(() => loadCheckpoint(setup, saveCheckpoint(state))).toThrow(
      `loadCheckpoint: in ${where}, the setup has ${has} where the checkpoint has ${was}; pass the optimizer that it was`,
    );
    expect(evaluate(setup, state, data)).toEqual(evaluate(setupOf(model, made), state, data));
  });
});

test("adam's state in adamW, whose states differ, is refused by name", () => {
  const [of, to] = [setupOf(linear(2, 1)), setupOf(linear(2, 1), adamW({ learningRate }))];
  const bytes = createTraining(of).save();
  expect(() => loadCheckpoint(to, bytes)).toThrow("the setup has adamW where the checkpoint has adam;");
});

describe("a state is one of", () => {
  const model = twoLayers(batchNorm(4), dropout({ rate: 0.5 }));
  const setup = setupOf(model, chain(adam({ learningRate }), ema()));
  const state = trained(setup);

  test.each<[string, object]>([
    [
      "another learning rate, and other decays",
      { optimizer: chain(adam({ learningRate: 1, meanDecay: 0 }), ema({ decay: 0 })) },
    ],
    ["a schedule", { optimizer: chain(adam({ learningRate: (step: number) => 1 / (step + 1) }), ema()) }],
    ["another loss", { loss: huber({ delta: 3 }) }],
    ["a regularization", { regularization: l2({ strength: 1 }) }],
    ["another seed", { seed: 2 }],
    ["the same model, made again", { model: twoLayers(batchNorm(4), dropout({ rate: 0.5 })) }],
  ])("%s", (_, changed) => {
    const other = { ...setup, ...changed };
    // What it goes on with.
    const expected = { ...state, description: describeState(other) };
    expect(loadCheckpoint(other, saveCheckpoint(state))).toEqual(expected);
    expect(createTraining(other, structuredClone(state)).state()).toEqual(expected);
  });
});

describe("the way out: { parameters, statistics }", () => {
  const setup = setupOf(twoLayers(batchNorm(4), dropout({ rate: 0.5 })));
  const state = trained(setup);
  const { parameters, statistics } = state;

  test("keeps all of the model with another optimizer", () => {
    const other = { ...setup, optimizer: momentum({ learningRate, momentum: 0.9 }) };
    const training = createTraining(other, { parameters, statistics });
    expect(training.evaluate(data)).toEqual(evaluate(setup, state, data));
    expect(training.state()).toMatchObject({ parameters, statistics, step: 0, epoch: 0 });
    expect(training.state().description?.optimizer).toEqual(other.optimizer.description);
    training.step(examples);
    expect(createTraining(other, training.state()).state()).toEqual(training.state());
  });

  test("has others of the same shapes take the numbers, at one's word", () => {
    const other = setupOf(twoLayers(batchNorm(4), dropout({ rate: 0.1 })));
    expect(createTraining(other, { parameters, statistics }).evaluate(data)).toEqual(evaluate(setup, state, data));
    expect(evaluate(other, { parameters, statistics }, data)).toEqual(evaluate(setup, state, data));
  });

  test("a state without the optimizer's own keeps its epoch, and its place on a plateau", () => {
    const plateau = { rateFactor: 0.25, best: 0.5, waited: 1, cooling: 0 };
    const { optimizerState: _, ...start } = { ...state, epoch: 7, plateau };
    expect(createTraining(setup, start).state()).toMatchObject({ epoch: 7, plateau, step: 0 });
  });
});

test.each<unknown>([
  null,
  5,
  "relu",
  {},
  { model: null },
  { model: { type: "sequential", layers: 7 } },
  { model: { type: ["x"] } },
])("what is no description is refused: %o", (description) => {
  const setup = setupOf(twoLayers(relu));
  const state = { ...trained(setup), description: description as never };
  expect(() => createTraining(setup, state)).toThrow(ArgumentError);
  expect(() => predict(setup, state, examples.input)).toThrow(ArgumentError);
});

test("a description that JSON does not keep is not saved", () => {
  const circle: { readonly type: string; inner?: unknown } = { type: "circle" };
  circle.inner = circle;
  for (const [wrong, place, expected] of [
    [{ type: "own layer", scale: Number.NaN }, "own layer", "data that JSON keeps"],
    [{ type: "own layer", scale: () => 1 }, "own layer", "data that JSON keeps"],
    [circle, "the model", "data that JSON keeps"],
    [undefined, "the model", "an object with a type"],
    [[], "the model", "an object with a type"],
    [{ type: Object.create(null) }, "the model", "an object with a type"],
  ] as const) {
    const setup = setupOf({ ...twoLayers(relu), description: wrong as never });
    const state = {
      ...createTraining(setup).state(),
      description: { model: wrong, optimizer: { type: "adam" } } as never,
    };
    expect(() => saveCheckpoint(state)).toThrow(ArgumentError);
    expect(() => saveCheckpoint(state)).toThrow(
      `saveCheckpoint(state), in the description of ${place}, expects ${expected}`,
    );
  }
});
