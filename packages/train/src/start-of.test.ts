import { dataset } from "@gd/data";
import { batchNorm, linear, sequential, stack, tanh } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { adam, chain, ema, gradientDescent, momentum } from "@gd/optim";
import {
  ArgumentError,
  counting,
  fromElements,
  type Layer,
  leaves,
  mapLeaves,
  none,
  type Parameters,
  type Shape,
  tensor,
  toArray,
} from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { namedInterpreters } from "../test/both-interpreters.js";
import { endOf, hashOf } from "../test/run.js";
import { points, smallSetup } from "../test/small-problem.js";
import { createTraining, train } from "./index.js";
import { averagedParameters } from "./inspect/averaged-parameters.js";

const setup = {
  model: sequential(linear(2, 1), tanh),
  loss: meanSquaredError,
  optimizer: gradientDescent({ learningRate: 1 }),
};
const weight = tensor([[1], [2]]);
const bias = tensor([3]);
const examples = { input: tensor([[0.5, -1]]), target: tensor([[3]]) };

describe("a training", () => {
  test("starts from parameters, which it copies", () => {
    const start = { parameters: [{ weight, bias }, none] } as const;
    const training = createTraining(setup, start);
    const { parameters, step, epoch } = training.state();
    expect([toArray(parameters[0].weight), toArray(parameters[0].bias)]).toEqual([[[1], [2]], [3]]);
    expect([step, epoch]).toEqual([0, 0]);
    training.step(examples);
    expect(toArray(training.state().parameters[0].weight)).not.toEqual([[1], [2]]);
    expect(toArray(weight)).toEqual([[1], [2]]);
    expect(toArray(parameters[0].weight)).toEqual([[1], [2]]);
  });

  test("is not changed by what becomes of its start, nor by what becomes of its snapshots", async () => {
    const start = createTraining(smallSetup).state();
    const training = createTraining(smallSetup, start);
    const before = await hashOf(training.state());
    for (const state of [start, training.state()]) {
      for (const tree of [state.parameters, state.optimizerState]) {
        for (const [, leaf] of leaves(tree)) leaf.data.fill(7);
      }
    }
    expect(await hashOf(training.state())).toBe(before);
  });

  test("takes parameters by name", () => {
    const [first] = createTraining(setup, { parameters: [{ bias, weight }, none] }).state().parameters;
    expect(Object.keys(first)).toEqual(["weight", "bias"]);
    expect([toArray(first.weight), toArray(first.bias)]).toEqual([[[1], [2]], [3]]);
  });

  test("draws from the seed what it is not given", () => {
    const drawn = (seed: number) => toArray(createTraining({ ...setup, seed }).state().parameters[0].weight);
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
  });

  test("asks the optimizer for a state of as many parameters", () => {
    const { optimizerState } = createTraining({ ...setup, optimizer: adam({ learningRate: 0.1 }) }).state();
    expect(optimizerState).toMatchObject([{ mean: { shape: [3] }, variance: { shape: [3] } }, []]);
  });

  test("of an optimizer's state without its step or its epoch is refused, as its corrections count steps", async () => {
    const optimizer = adam({ learningRate: 0.1 });
    const begun = createTraining({ ...smallSetup, optimizer });
    begun.step(points(4, "start").examples([0, 1, 2, 3], "float32"));
    for (const name of ["step", "epoch"] as const) {
      const { [name]: _, ...half } = begun.state();
      const message =
        `in its ${name}, expects that of its optimizerState, but received undefined. Pass all of the state, or leave ` +
        "optimizerState out to begin with a fresh optimizer.";
      const attempt = () => createTraining({ ...smallSetup, optimizer }, half);
      expect(attempt).toThrow(ArgumentError);
      expect(attempt).toThrow(`createTraining(start), ${message}`);
      const events = train({ ...smallSetup, optimizer, data: points(4, "start"), state: half });
      await expect(events.next()).rejects.toThrow(`train(state), ${message}`);
    }
  });

  test("starts its optimizer afresh where the start has no state of it, and counts from 0", async () => {
    const optimizer = adam({ learningRate: 0.1 });
    const begun = createTraining({ ...smallSetup, optimizer });
    begun.step(points(4, "start").examples([0, 1, 2, 3], "float32"));
    const { parameters } = begun.state();
    const { optimizerState, step } = createTraining({ ...smallSetup, optimizer }, { parameters }).state();
    for (const [, leaf] of leaves(optimizerState)) expect(leaf.data.every((element) => element === 0)).toBe(true);
    expect(step).toBe(0);
  });
});

describe.each(namedInterpreters("float32"))("on %s", (_, interpreter) => {
  const model = sequential(linear(2, 8), batchNorm(8), tanh, linear(8, 2));
  const options = { ...smallSetup, model, interpreter, data: points(10, "start"), batchSize: 5, seed: 1 };

  test("a state that went through structuredClone is the state", async () => {
    const { state } = await endOf(train(options));
    const going = createTraining(options, structuredClone(state));
    expect(await hashOf(going.state())).toBe(await hashOf(state));
    const next = await endOf(train({ ...options, state: structuredClone(state) }));
    expect(await hashOf(next.state)).toBe(await hashOf((await endOf(train({ ...options, state }))).state));
    expect(await hashOf(next.state)).not.toBe(await hashOf(state));
  });

  test("a state from JSON is refused by name, and is the state once its tensors are made again", async () => {
    const { state } = await endOf(train(options));
    const fromJson: typeof state = JSON.parse(JSON.stringify(state));
    expect(() => createTraining(options, fromJson)).toThrow(
      "createTraining(start), in the parameters: 0.weight expects a tensor whose data is a Float32Array of length 16, but ",
    );
    await expect(train({ ...options, state: fromJson }).next()).rejects.toThrow("train(state), in the param");
    // The line that the message advises.
    const again = <P extends Parameters>(tree: P): P =>
      mapLeaves(tree, ({ data, shape }) => fromElements(Float32Array.from(Object.values(data)), shape));
    const { parameters, statistics, optimizerState, ...rest } = fromJson;
    const trees = {
      parameters: again(parameters),
      statistics: again(statistics),
      optimizerState: again(optimizerState),
    };
    expect(createTraining(options, { ...rest, ...trees }).state()).toEqual(state);
  });

  test("other parameters in the place of a state's are where training goes on", () => {
    const plain = { ...setup, interpreter, optimizer: momentum({ learningRate: 0.1, momentum: 0.9 }) };
    const state = createTraining(plain).state();
    const zero = { weight: tensor([[0], [0]]), bias: tensor([0]) };
    const training = createTraining(plain, { ...state, parameters: [zero, none] });
    expect(toArray(training.predict(tensor([[1, 1]])))).toEqual([[0]]);
    training.step(examples);
    // ∂L/∂z = 2(tanh 0 − 3) = −6, times x and the rate
    const [moved] = training.state().parameters;
    expect(toArray(moved.bias)[0]).toBeCloseTo(0.6, 6);
    expect(toArray(moved.weight).flat()).toEqual([expect.closeTo(0.3, 6), expect.closeTo(-0.6, 6)]);
  });

  test("averaged parameters are a start like any other", async () => {
    const optimizer = chain(gradientDescent({ learningRate: 0.5 }), ema({ decay: 0.9 }));
    const averaging = { ...smallSetup, optimizer, interpreter };
    const { state } = await endOf(train({ ...averaging, data: options.data, batchSize: 2, epochs: 3 }));
    const parameters = averagedParameters(state);
    const average = await hashOf({ ...state, parameters });
    expect(average).not.toBe(await hashOf(state));

    const training = createTraining(averaging, { ...state, parameters });
    expect(await hashOf(training.state())).toBe(average);
    training.step(options.data.examples([0, 1, 2, 3], "float32"));
    expect(await hashOf(training.state())).not.toBe(average);
    // What training makes of its copy changes neither the state nor the average.
    expect(await hashOf({ ...state, parameters })).toBe(average);
  });
});

describe("a start is refused", () => {
  const cases: { readonly [what: string]: readonly [parameters: unknown, message: string] } = {
    "with another shape": [
      [{ weight: tensor([[1, 2]]), bias }, none],
      "in the parameters: 0.weight expects a tensor of shape [2, 1], but received a tensor of shape [1, 2].",
    ],
    "with a missing tensor": [
      [{ weight }, none],
      "in the parameters: 0 expects the names [weight, bias], but received { weight }.",
    ],
    "with another name": [
      [{ weight, offset: bias }, none],
      "in the parameters: 0.bias expects a tensor of shape [1], but received undefined.",
    ],
    "with a layer too many": [
      [{ weight, bias }, none, none],
      "in the parameters, expects the names [0, 1], but received [{ weight, bias }, [], []].",
    ],
    "without parameters": [undefined, "in the parameters, expects the names [0, 1], but received undefined."],
    "with parameters from JSON": [
      JSON.parse(JSON.stringify([{ weight, bias }, none])),
      "in the parameters: 0.weight expects a tensor whose data is a Float32Array of length 2, but received " +
        "{ 0, 1 }. JSON makes objects of typed arrays: fromElements(Float32Array.from(Object.values(data)), shape) makes a",
    ],
    "with elements that are too few": [
      [{ weight: { ...weight, data: new Float32Array(1) }, bias }, none],
      "in the parameters: 0.weight expects a tensor with 2 elements, but received 1.",
    ],
    "with elements that nobody computed": [
      [{ weight: counting().ops.fill([2, 1], 0), bias }, none],
      "in the parameters: 0.weight expects a tensor with 2 elements, but received 0.",
    ],
    "with a weight that is NaN": [
      [{ weight: tensor([[1], [Number.NaN]]), bias }, none],
      "in the parameters: 0.weight expects finite elements, but received NaN. It is element 1.",
    ],
    "with a bias that is infinite": [
      [{ weight, bias: tensor([-Infinity]) }, none],
      "in the parameters: 0.bias expects finite elements, but received -Infinity. It is element 0.",
    ],
    "with a shape that is none": [
      [{ weight: { ...weight, shape: null }, bias }, none],
      "in the parameters: 0.weight expects a tensor of shape [2, 1], but received { shape, dtype, data, transposed }.",
    ],
  };
  test.each(Object.entries(cases))("%s", (_, [parameters, message]) => {
    // The compiler refuses most of them as well.
    const attempt = () =>
      createTraining<Layer, typeof meanSquaredError>(setup, { parameters: parameters as Parameters });
    expect(attempt).toThrow(ArgumentError);
    expect(attempt).toThrow(`createTraining(start), ${message}`);
  });

  test.each([
    [gradientDescent({ learningRate: 0.1 }), ", expects the names [0, 1], but received []."],
    [adam({ learningRate: 0.1 }), ": 0 expects the names [velocity], but received { mean, variance }."],
  ])("with the state of another optimizer, which is named, with the way out", async (other, message) => {
    const state = createTraining({ ...smallSetup, optimizer: other }).state();
    const run = (given: typeof state) => train({ ...smallSetup, data: points(4, "start"), state: given }).next();
    await expect(run(state)).rejects.toThrow(
      `train(state), in the optimizer, expects momentum, but received "${other.name}". That optimizer made ` +
        "the state. To begin with this one and keep all of the model, start from { parameters, statistics } of it.",
    );
    const { description: _, ...byHand } = state;
    await expect(run(byHand)).rejects.toThrow(
      `train(state), in the state of momentum${message} ` +
        "To begin with momentum and keep all of the model, start from { parameters, statistics }.",
    );
    const { parameters, statistics } = state;
    expect(createTraining(smallSetup, { parameters, statistics }).state()).toMatchObject({ parameters, statistics });
  });

  test("with the parameters or statistics of another model", async () => {
    const from = (model: Layer, start: Layer) => {
      const { description: _, ...state } = createTraining<Layer, typeof meanSquaredError>({
        ...setup,
        model: start,
      }).state();
      const data = dataset<Shape, Shape>(tensor([[1]]), tensor([[3]]));
      return train({ ...setup, model, data, state }).next();
    };
    await expect(from(stack([linear(1, 1)]), stack([linear(1, 2), linear(2, 1)]))).rejects.toThrow(
      "in the parameters, expects the names [0], but received [{ weight, bias }, { weight, bias }].",
    );
    const gathering: Layer = { ...stack([linear(1, 1)]), initializeStatistics: ({ ops }) => ops.fill([1], 0) };
    await expect(from(gathering, stack([linear(1, 1)]))).rejects.toThrow(
      "in the statistics, expects a tensor of shape [1], but received [[]].",
    );
  });

  test("without the statistics of its model, whose predictions would not be the same", async () => {
    const model = sequential(batchNorm(1), linear(1, 1));
    const normalized = { ...setup, model, seed: 1 };
    const data = dataset(tensor([[100], [101], [102], [103]]), tensor([[0], [1], [2], [3]]));
    const { state, training } = await endOf(train({ ...normalized, data, epochs: 3 }));
    const { parameters, statistics } = state;
    const message = "expects the statistics of sequential as well as its parameters, but received undefined.";
    expect(() => createTraining(normalized, { parameters })).toThrow(`createTraining(start) ${message}`);
    await expect(train({ ...normalized, data, state: { parameters } }).next()).rejects.toThrow(
      `train(state) ${message}`,
    );
    expect(createTraining(normalized, { parameters, statistics }).evaluate(data)).toEqual(training.evaluate(data));
    expect(createTraining(setup, { parameters: [{ weight, bias }, none] }).state().statistics).toEqual([[], []]);
  });
});

test("a start whose tensors lie transposed in memory is read row by row", () => {
  const model = linear(2, 2);
  const lying = { ...fromElements(Float32Array.of(1, 2, 3, 4), [2, 2] as const), transposed: true };
  const training = createTraining({ ...setup, model }, { parameters: { weight: lying, bias: tensor([0, 0]) } });
  expect(toArray(training.state().parameters.weight)).toEqual([
    [1, 3],
    [2, 4],
  ]);
});

test.each<unknown>([-1, 1.5, Number.NaN, Infinity, 2 ** 41, "3", null])("a start at step %s is refused", (step) => {
  const { parameters } = createTraining({ ...setup, model: linear(2, 2) }).state();
  expect(() => createTraining({ ...setup, model: linear(2, 2) }, { parameters, step: step as number })).toThrow(
    "createTraining(start), in its step, expects a whole number from 0 to 1099511627776, but received ",
  );
  expect(() => createTraining({ ...setup, model: linear(2, 2) }, { parameters, epoch: -1 })).toThrow(
    "createTraining(start), in its epoch, expects a whole number from 0 to 9007199254740991, but received -1.",
  );
});

test.each<[unknown, string]>([
  [null, " expects a state, but received null. training.state() is one, and loadCheckpoint reads one from bytes."],
  [7, " expects a state, but received 7."],
  ["state", ' expects a state, but received "state".'],
  [[], ", in the parameters, expects the names [0, 1], but received undefined."],
  [
    { parameters: [{ weight, bias }, none], optimizerstate: [] },
    " expects no member but parameters, statistics, optimizerState, step, epoch, position, plateau and description, but received " +
      '"optimizerstate".',
  ],
])("a start that is none is refused: %o", (start, message) => {
  expect(() => createTraining(setup, start as never)).toThrow(ArgumentError);
  expect(() => createTraining(setup, start as never)).toThrow(`createTraining(start)${message}`);
});
