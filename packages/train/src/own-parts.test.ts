import { dataset } from "@gd/data";
import { defineLayer, linear, noStatistics, ones, residual, sequential, zeros } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import {
  type Batch,
  type Context,
  type GradientTransformation,
  none,
  type Observation,
  type Ops,
  repeatable,
  type SynchronousInterpreter,
  type Tensor,
  tensor,
  toArray,
} from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { bothInterpreters, namedInterpreters } from "../test/both-interpreters.js";
import { hashOf } from "../test/run.js";
import { createTraining, train } from "./index.js";
import type { Penalty } from "./regularize/penalty.js";
import type { TrainingSetup } from "./training-setup.js";

type Column = Batch<readonly [1]>;
const STEPS = 5;
const still = gradientDescent({ learningRate: 0 });
const identity = linear(1, 1, { weight: ones, bias: false });
const examples = { input: tensor([[1], [2], [3]]), target: tensor([[2], [4], [6]]) };

/** L = mean of (β · (output − target))², for a number that is asked for in each call. */
const annealedBy = (beta: () => number) => ({
  name: "annealed",
  evaluate({ ops }: Context, output: Column, target: Column) {
    const b = beta();
    const error = ops.multiply(ops.subtract(output, target), b);
    const n = output.shape[0];
    return {
      value: ops.divide(ops.sum(ops.multiply(error, error)), n),
      backward: () => ops.multiply(error, (2 * b) / n),
    };
  },
});

/** y = β · x, in the same way. */
const timesBy = (beta: () => number) =>
  defineLayer({
    name: "times",
    inputShape: [1],
    outputShape: [1],
    initialize: () => none,
    initializeStatistics: noStatistics,
    forward({ ops }, _, input) {
      const b = beta();
      return {
        output: ops.multiply(input, b),
        backward: (g) => ({ inputGradient: ops.multiply(g, b), gradients: none }),
      };
    },
  });

/** The losses of steps; something may happen after each. */
const lossesOf = (setup: TrainingSetup, after = (_step: number): void => {}): readonly number[] => {
  const training = createTraining(setup);
  return Array.from({ length: STEPS }, (_, step) => {
    const { loss } = training.step(examples);
    after(step);
    return loss;
  });
};

/** 1, ¼, 1/16 … of a first loss, which has the same bits. */
const quarters = (first: number) => Array.from({ length: STEPS }, (_, step) => first / 4 ** step);

describe.each(namedInterpreters("float32"))(
  "on %s, code that nobody called repeatable runs in each step:",
  (_, interpreter) => {
    let beta = 1;
    const halve = () => {
      beta /= 2;
    };

    test("a number from outside in a loss", () => {
      beta = 1;
      const loss = annealedBy(() => beta);
      const losses = lossesOf({ model: identity, loss, optimizer: still, interpreter }, halve);
      expect(losses).toEqual(quarters(14 / 3).map(Math.fround));
    });

    test("the same loss in a second training", async () => {
      const loss = annealedBy(() => beta);
      const data = dataset(examples.input, examples.target);
      const setup = { model: identity, loss, optimizer: still, interpreter, data, batchSize: 1, shuffle: false };
      for (const [value, expected] of [
        [1, [1, 4, 9]],
        [0.5, [0.25, 1, 2.25]],
      ] as const) {
        beta = value;
        const losses: number[] = [];
        for await (const event of train({ ...setup, epochs: 2 })) if (event.type === "step") losses.push(event.loss);
        expect(losses).toEqual([...expected, ...expected]);
      }
    });

    test("a number from outside in a layer, alone and within other layers", () => {
      const times = timesBy(() => beta);
      for (const model of [sequential(identity, times), sequential(identity, sequential(times))]) {
        beta = 1;
        const losses = lossesOf({ model, loss: zeroed, optimizer: still, interpreter }, halve);
        expect(losses).toEqual(quarters(14));
      }
      // y = x + βx
      beta = 1;
      const losses = lossesOf(
        { model: sequential(identity, residual(times)), loss: zeroed, optimizer: still, interpreter },
        halve,
      );
      expect(losses).toEqual([1, 0.5, 0.25, 0.125, 0.0625].map((b) => 14 * (1 + b) ** 2));
    });

    test("a number from outside in a transformation", () => {
      let rate = 0.125;
      const own: GradientTransformation = {
        name: "own",
        initialize: () => none,
        update: ({ ops, gradient }) => ({ update: ops.multiply(gradient, -rate), state: none }),
      };
      const losses = lossesOf({ model: identity, loss: meanSquaredError, optimizer: own, interpreter }, (step) => {
        if (step === 2) rate = 0;
      });
      expect(new Set(losses.slice(0, 4)).size).toBe(4);
      expect(losses[4]).toBe(losses[3]);
    });

    test("a number from outside in a penalty", () => {
      const penalty: Penalty = {
        name: "own",
        exclude: [],
        evaluate: (ops, parameter) => ({
          value: ops.multiply(ops.sum(parameter), beta),
          gradient: ops.fill(parameter.shape, beta),
        }),
      };
      beta = 1;
      const perfect = {
        model: linear(1, 1, { weight: zeros, bias: ones }),
        loss: zeroed,
        optimizer: still,
        interpreter,
      };
      const without = lossesOf(perfect);
      const losses = lossesOf({ ...perfect, regularization: [penalty] }, halve);
      expect(losses.map((loss, step) => loss - without[step]!)).toEqual([1, 0.5, 0.25, 0.125, 0.0625]);
    });

    test("what it does besides computing", () => {
      let calls = 0;
      const noted = timesBy(() => {
        calls++;
        return 1;
      });
      lossesOf({ model: sequential(identity, noted), loss: meanSquaredError, optimizer: still, interpreter });
      expect(calls).toBe(STEPS);
    });

    test("what an observer sees", () => {
      const seen: Observation[] = [];
      lossesOf({
        ...{ model: identity, loss: meanSquaredError, optimizer: still, interpreter },
        observe: (observation) => void seen.push(observation),
      });
      expect(seen.filter(({ role }) => role === "output")).toHaveLength(STEPS);
    });

    test("streams of random numbers, which differ from step to step and not from run to run", () => {
      const drawn: number[] = [];
      const noisy = defineLayer({
        name: "noisy",
        inputShape: [1],
        outputShape: [1],
        initialize: () => none,
        initializeStatistics: noStatistics,
        forward({ random }, _, input) {
          drawn.push(random.stream("noise").uniform());
          return { output: input, backward: (g) => ({ inputGradient: g, gradients: none }) };
        },
      });
      const setup = { model: sequential(identity, noisy), loss: meanSquaredError, optimizer: still, interpreter };
      lossesOf(setup);
      lossesOf(setup);
      expect(new Set(drawn).size).toBe(STEPS);
      expect(drawn.slice(STEPS)).toEqual(drawn.slice(0, STEPS));
    });
  },
);

/** L = Σ output², whatever the target. */
const zeroed = {
  name: "zeroed",
  evaluate: ({ ops }: Context, output: Tensor) => ({
    value: ops.sum(ops.multiply(output, output)),
    backward: () => ops.multiply(output, 2),
  }),
};

describe("what is called repeatable", () => {
  /** How often the code of each part runs in the steps of a training, and where it ends. */
  const run = async (interpreter: SynchronousInterpreter, sizes: readonly number[]) => {
    const runs = { layer: 0, loss: 0, optimizer: 0, penalty: 0 };
    const scaled = (ops: Ops, x: Tensor<readonly [number, 1]>, { coefficients: [beta] }: Context) =>
      ops.scale(x, beta!);
    const layer = defineLayer({
      name: "annealed",
      inputShape: [1],
      outputShape: [1],
      coefficients: (step) => [0.5 ** step],
      repeatable: true,
      initialize: () => none,
      initializeStatistics: noStatistics,
      forward(context, _, input) {
        runs.layer++;
        const { ops } = context;
        return {
          output: ops.add(input, scaled(ops, input, context)),
          backward: (g) => ({ inputGradient: ops.add(g, scaled(ops, g, context)), gradients: none }),
        };
      },
    });
    const loss = repeatable({
      name: "annealed",
      coefficients: (step: number) => [0.9 ** step],
      evaluate(context: Context, output: Column, target: Column) {
        runs.loss++;
        const { ops } = context;
        const error = scaled(ops, ops.subtract(output, target), context);
        return {
          value: ops.sum(ops.multiply(error, error)),
          backward: () => ops.multiply(scaled(ops, error, context), 2),
        };
      },
    });
    const optimizer = repeatable<GradientTransformation>({
      name: "annealed",
      coefficients: (step) => [-0.01 / (1 + step)],
      initialize: () => none,
      update({ ops, gradient, coefficients: [rate] }) {
        runs.optimizer++;
        return { update: ops.scale(gradient, rate!), state: none };
      },
    });
    const penalty = repeatable<Penalty>({
      name: "constant",
      exclude: [],
      evaluate(ops, parameter) {
        runs.penalty++;
        return { value: ops.sum(parameter), gradient: ops.fill(parameter.shape, 1) };
      },
    });
    const model = sequential(identity, residual(layer));
    const training = createTraining({ model, loss, optimizer, regularization: penalty, interpreter });
    const losses = sizes.map((size) => {
      const rows = Array.from({ length: size }, (_, i) => [i + 1]);
      return training.step({ input: tensor(rows), target: tensor(rows.map(([x]) => [2 * x!])) }).loss;
    });
    return { runs, losses, hash: await hashOf(training.state()) };
  };

  test("gets a plan: its code runs once for a shape, to the bits of the reference", async () => {
    const [reference, wasm] = bothInterpreters("float32");
    const sizes = [3, 3, 3, 2, 3, 2, 2, 3];
    const [expected, planned] = [await run(reference, sizes), await run(wasm, sizes)];
    expect(planned.losses).toEqual(expected.losses);
    expect(planned.hash).toBe(expected.hash);
    expect(new Set(expected.losses).size).toBe(sizes.length);
    expect(expected.runs).toEqual({ layer: 8, loss: 8, optimizer: 8, penalty: 8 });
    expect(planned.runs).toEqual({ layer: 2, loss: 2, optimizer: 2, penalty: 2 });
  });

  test("has to be said again of a copy", () => {
    const [, wasm] = bothInterpreters("float32");
    let runs = 0;
    const copy: typeof meanSquaredError = {
      ...meanSquaredError,
      evaluate(context, output, target) {
        runs++;
        return meanSquaredError.evaluate(context, output, target);
      },
    };
    const setup = { model: identity, optimizer: still, interpreter: wasm };
    lossesOf({ ...setup, loss: copy });
    expect(runs).toBe(STEPS);
    runs = 0;
    lossesOf({ ...setup, loss: repeatable({ ...copy }) });
    expect(runs).toBe(1);
  });

  test("is frozen", () => {
    const loss = repeatable({ ...meanSquaredError });
    expect(() => Object.assign(loss, { name: "other" })).toThrow(TypeError);
  });

  test("is what all other parts have to be, too", () => {
    const [, wasm] = bothInterpreters("float32");
    let runs = 0;
    const counted = repeatable<typeof meanSquaredError>({
      ...meanSquaredError,
      evaluate(context, output, target) {
        runs++;
        return meanSquaredError.evaluate(context, output, target);
      },
    });
    const setup: TrainingSetup = { model: identity, loss: counted, optimizer: still, interpreter: wasm };
    const own: Penalty = {
      name: "own",
      exclude: [],
      evaluate: (ops, parameter) => ({ value: ops.fill([], 0), gradient: ops.fill(parameter.shape, 0) }),
    };
    for (const change of [
      {
        model: sequential(
          identity,
          timesBy(() => 1),
        ),
      },
      { optimizer: { ...still } },
      { regularization: own },
      { observe: () => {} },
    ]) {
      runs = 0;
      lossesOf({ ...setup, ...change });
      expect(runs, Object.keys(change)[0]).toBe(STEPS);
    }
  });
});

test("a prediction runs the code of a layer in each call, with the coefficients of the step at hand", () => {
  const annealed = defineLayer({
    name: "annealed",
    inputShape: [1],
    outputShape: [1],
    coefficients: (step) => [10 + step],
    repeatable: true,
    initialize: () => none,
    initializeStatistics: noStatistics,
    forward: ({ ops, coefficients: [gain] }, _, input) => ({
      output: ops.scale(input, gain!),
      backward: (g) => ({ inputGradient: ops.scale(g, gain!), gradients: none }),
    }),
  });
  for (const [, interpreter] of namedInterpreters("float32")) {
    const training = createTraining({
      model: sequential(identity, annealed),
      loss: meanSquaredError,
      optimizer: still,
      interpreter,
    });
    const gains = Array.from({ length: 40 }, () => {
      const gain = toArray(training.predict(tensor([1])))[0]!;
      training.step(examples);
      return gain;
    });
    expect(gains).toEqual(gains.map((_, step) => 10 + step));
  }
});

describe.each(namedInterpreters("float32"))(
  "on %s, a part that does not return what it must is refused by name:",
  (_, interpreter) => {
    const data = dataset(examples.input, examples.target);
    const setup = { model: identity, loss: meanSquaredError, optimizer: still, norms: true, interpreter };
    /** A training with something else in it, of whatever kind. */
    const training = (change: object) => createTraining({ ...setup, ...change });
    const { ops } = interpreter;

    /** A loss that returns this, made of the error and its mean square. */
    const lossOf = (evaluate: (error: Tensor, value: Tensor<readonly []>, operations: Ops) => unknown) => ({
      name: "own",
      evaluate({ ops }: Context, output: Column, target: Column) {
        const error = ops.subtract(output, target);
        return evaluate(error, ops.sum(ops.multiply(error, error)), ops);
      },
    });

    test.each<[string, ReturnType<typeof lossOf>, string]>([
      [
        "nothing",
        lossOf(() => undefined),
        "own, in what its evaluate returns, expects { value, backward } with a scalar and",
      ],
      [
        "a value alone",
        lossOf((_, value) => value),
        "own, in what its evaluate returns, expects { value, backward } with a",
      ],
      [
        "no backward",
        lossOf((_, value) => ({ value })),
        "own, in what its evaluate returns, expects { value, backward }",
      ],
      [
        "a number as its value",
        lossOf((error) => ({ value: 3, backward: () => error })),
        "own, in what its evaluate returns",
      ],
    ])("a loss: %s", (_, loss, message) => {
      expect(() => training({ loss }).step(examples)).toThrow(message);
      expect(() => training({ loss }).evaluate(data)).toThrow(message);
      expect(() => training({}).evaluate(data, { metrics: { loss2: loss as never } })).toThrow(message);
    });

    test("a loss whose value is no scalar", () => {
      const loss = lossOf((error, _, ops) => ({ value: ops.multiply(error, error), backward: () => error }));
      expect(() => training({ loss }).step(examples)).toThrow("in own\n  expects   value []");
      expect(() => training({ loss }).evaluate(data)).toThrow("in own\n  expects   value []");
    });

    test("a loss whose gradient is none, or has another shape than the output", () => {
      const none = lossOf((_, value) => ({ value, backward: () => undefined }));
      expect(() => training({ loss: none }).step(examples)).toThrow(
        "own, for its gradient, expects a tensor, but received",
      );
      const scalar = lossOf((_, value) => ({ value, backward: () => value }));
      expect(() => training({ loss: scalar }).step(examples)).toThrow(
        "in own\n  expects   gradient [3, 1]\n  received           []\n  rank: 0 ≠ 2\n  its own backward returned this",
      );
    });

    test("a loss whose weight is none", () => {
      const loss = (weight: () => unknown) => lossOf((error, value) => ({ value, backward: () => error, weight }));
      expect(() => training({ loss: loss(() => 3) }).step(examples)).toThrow(
        "own, for its weight, expects a tensor, but rec",
      );
      const vector = loss(() => ops.fill([3], 1));
      expect(() => training({ loss: vector }).step(examples)).toThrow("in own\n  expects   weight []");
    });

    test.each<[unknown, string]>([
      [
        undefined,
        "own, in what its forward returns, expects { output, statistics, backward, parameterGradients } with a tensor",
      ],
      [
        examples.input,
        "own, in what its forward returns, expects { output, statistics, backward, parameterGradients } with",
      ],
      [
        { output: [[1]], backward() {}, parameterGradients() {} },
        "own, in what its forward returns, expects { output, statistics, backward, parameterGradients }",
      ],
      [
        { output: examples.input, backward() {} },
        "with a tensor and two functions, but received { output, backward }. defineLayer of @gd/layers makes such a layer of",
      ],
      [
        { output: tensor([1, 2, 3]), statistics: none, backward() {}, parameterGradients() {} },
        "in own\n  expects   output [3, 1]\n  received         [3]",
      ],
      [
        { output: examples.input, statistics: none, backward() {}, parameterGradients: () => ({}) },
        "own, in the gradients it returns, expects the names [weight], but received {}",
      ],
    ])("a model: %o", (returned, message) => {
      const model = { ...identity, name: "own", forward: () => returned };
      expect(() => training({ model }).step(examples)).toThrow(message);
      if (message.includes("gradients it returns")) return;
      expect(() => training({ model }).evaluate(data)).toThrow(message);
      expect(() => training({ model }).predict(examples.input)).toThrow(message);
    });

    test("a model without shapes", () => {
      for (const shape of ["inputShape", "outputShape"]) {
        expect(() => training({ model: { ...identity, [shape]: undefined } })).toThrow(
          `createTraining(model.${shape}) expects a list of sizes, such as [28, 28], but received undefined.`,
        );
      }
    });

    test("an optimizer", () => {
      for (const returned of [undefined, { update: 3, state: none }, { update: ops.fill([2], 0), state: none }]) {
        const optimizer = { ...still, name: "own", update: () => returned };
        expect(() => training({ optimizer }).step(examples)).toThrow(
          "own, in what its update returns, expects { update, state }",
        );
      }
    });

    test("a penalty", () => {
      for (const returned of [undefined, 3, { value: ops.fill([], 0) }, { value: 0, gradient: ops.fill([1, 1], 0) }]) {
        const regularization = { name: "own", exclude: [], evaluate: () => returned };
        const message =
          "the penalty own, in what its evaluate returns, expects { value, gradient } with a scalar and a tensor of";
        expect(() => training({ regularization }).step(examples)).toThrow(message);
        expect(() => training({ regularization }).evaluate(data)).toThrow(message);
      }
    });

    test("coefficients", () => {
      const declaring = (coefficients: unknown) => () =>
        training({ loss: { ...meanSquaredError, name: "own", coefficients } });
      expect(declaring(3)).toThrow("own(coefficients) expects a function, but received 3.");
      expect(declaring(() => 3)).toThrow("own(coefficients) expects a list of numbers, but received 3.");
      const later = declaring((step: number) => (step === 0 ? [1] : undefined))();
      later.step(examples);
      expect(() => later.step(examples)).toThrow(
        "own(coefficients) expects a list of numbers, but received undefined.",
      );
    });
  },
);

test("a coefficient that is not finite is named as such", () => {
  const loss = {
    name: "annealed",
    coefficients: () => [Number.NaN],
    evaluate({ ops, coefficients: [beta] }: Context, output: Column, target: Column) {
      const error = ops.scale(ops.subtract(output, target), beta!);
      return { value: ops.sum(ops.multiply(error, error)), backward: () => error };
    },
  };
  const training = createTraining({ model: identity, loss, optimizer: still });
  expect(() => training.step(examples)).toThrow("NaN first appeared in annealed, in its coefficients.0");
});
