import { linear, sequential, tanh } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { adam, minimize, momentum } from "@gd/optim";
import {
  ArgumentError,
  counting,
  type GradientTransformation,
  referenceInterpreter,
  type SynchronousInterpreter,
  type Tensor,
  tensor,
  toArray,
  type Vector,
} from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { bothInterpreters, namedInterpreters } from "../test/both-interpreters.js";
import { hashOf } from "../test/run.js";
import { points, smallSetup } from "../test/small-problem.js";
import { createTraining, evaluate, predict } from "./index.js";
import { NotFiniteError } from "./inspect/not-finite-error.js";
import { l2 } from "./regularize/l2.js";

const dtype = "float64";
const interpreter = referenceInterpreter({ dtype });
const examples = { input: tensor([[1]], { dtype }), target: tensor([[3]], { dtype }) };
const setup = (optimizer: GradientTransformation) => ({
  model: linear(1, 1),
  loss: meanSquaredError,
  optimizer,
  interpreter,
});
/** Weight and bias of a training of `linear(1, 1)`. */
const weightsOf = (training: {
  state(): { readonly parameters: { readonly weight: Tensor; readonly bias: Tensor } };
}) => {
  const { weight, bias } = training.state().parameters;
  return [...weight.data, ...bias.data];
};

describe.each(namedInterpreters("float32"))("a training on %s", (_, interpreter) => {
  const options = { ...smallSetup, interpreter, seed: 1 };
  const data = points(12, "training");
  const batch = (first: number) => data.examples([first, first + 1, first + 2], "float32");

  test("has a frozen copy of its setup: what becomes of the setup does not matter", async () => {
    const penalties = [l2({ strength: 0.1 })];
    const given = { ...options, regularization: penalties };
    const training = createTraining(given);
    for (let n = 0; n < 4; n++) {
      if (n === 2) {
        given.optimizer = momentum({ learningRate: 0, momentum: 0 });
        given.seed = 7;
        penalties.push(l2({ strength: 10 }));
      }
      training.step(batch(n));
    }
    const unchanged = createTraining({ ...options, regularization: [l2({ strength: 0.1 })] });
    for (let n = 0; n < 4; n++) unchanged.step(batch(n));
    expect(await hashOf(training.state())).toBe(await hashOf(unchanged.state()));
    expect(training.setup).toMatchObject({ optimizer: options.optimizer, seed: 1 });
    expect(() => Object.assign(training.setup, { optimizer: given.optimizer })).toThrow(TypeError);
  });

  test("of another seed or another rate is another training", async () => {
    const make = [{ seed: 1 }, { seed: 2 }, { seed: 3 }, { optimizer: momentum({ learningRate: 0.2, momentum: 0.9 }) }];
    const hashes = make.map((given) => {
      const training = createTraining({ ...options, ...given });
      training.step(batch(0));
      return hashOf(training.state());
    });
    expect(new Set(await Promise.all(hashes)).size).toBe(4);
  });

  test("shares nothing with another one of the same setup", async () => {
    const [one, other] = [createTraining(options), createTraining(options)];
    const alone = createTraining(options);
    for (let n = 0; n < 6; n++) {
      one.step(batch(n));
      other.step(batch(n + 3));
      alone.step(batch(n));
    }
    expect(await hashOf(one.state())).toBe(await hashOf(alone.state()));
    expect(await hashOf(other.state())).not.toBe(await hashOf(alone.state()));
  });

  test("evaluates and predicts as its state does, at every step", () => {
    const training = createTraining(options);
    for (let n = 0; n < 4; n++) {
      training.step(batch(n));
      const state = training.state();
      const { input } = batch(0);
      expect(training.evaluate(data)).toEqual(evaluate(options, state, data));
      expect(toArray(training.predict(input))).toEqual(toArray(predict(options, state, input)));
    }
  });

  test("has snapshots that stay as they are", async () => {
    const training = createTraining(options);
    const states = Array.from({ length: 5 }, (_, n) => {
      training.step(batch(n));
      return training.state();
    });
    expect(states.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5]);
    const hashes = await Promise.all(states.map(hashOf));
    expect(new Set(hashes).size).toBe(5);
    const again = createTraining(options);
    for (const [n, hash] of hashes.entries()) {
      again.step(batch(n));
      expect(await hashOf(again.state())).toBe(hash);
    }
  });

  test("goes on from a snapshot in the middle of an epoch as if nothing had been between", async () => {
    const training = createTraining(options);
    for (let n = 0; n < 3; n++) training.step(batch(n));
    const going = createTraining(options, training.state());
    for (let n = 3; n < 6; n++) expect(going.step(batch(n))).toEqual(training.step(batch(n)));
    expect(await hashOf(going.state())).toBe(await hashOf(training.state()));
  });
});

describe("the optimizer's state", () => {
  /** Descends along the gradient before last, which it keeps as its state. */
  const delayed: GradientTransformation<{ readonly last: Vector; readonly beforeLast: Vector }> = {
    name: "delayed",
    initialize: (ops, length) => {
      const zero = ops.fill([length], 0);
      return { last: zero, beforeLast: zero };
    },
    update: ({ ops, gradient, state }) => ({
      update: ops.multiply(state.beforeLast, -0.1),
      state: { last: gradient, beforeLast: state.last },
    }),
  };

  test("may be made of the old state: training gives what minimize gives", () => {
    const training = createTraining(setup(delayed));
    const start = weightsOf(training);
    for (let step = 0; step < 6; step++) training.step(examples);

    const descended = minimize(
      ([weight = 0, bias = 0]) => {
        const apart = weight + bias - 3;
        return { value: apart ** 2, gradient: [2 * apart, 2 * apart] };
      },
      start,
      { optimizer: delayed, stop: { maximumSteps: 6 } },
    );
    weightsOf(training).forEach((weight, i) => void expect(weight).toBeCloseTo(descended.point[i]!, 12));
  });

  test("may be a view of θ as it was before the step", () => {
    const keeper: GradientTransformation<{ readonly previous: Vector }> = {
      name: "keeper",
      initialize: (ops, length) => ({ previous: ops.fill([length], 0) }),
      update: ({ ops, gradient, parameters }) => ({
        update: ops.multiply(gradient, -0.1),
        state: { previous: parameters },
      }),
    };
    const training = createTraining(setup(keeper));
    const before = weightsOf(training);
    training.step(examples);
    const { previous } = training.state().optimizerState as { previous: Vector };
    expect(toArray(previous)).toEqual(before);
    expect(weightsOf(training)).not.toEqual(before);
  });

  test("of another shape is refused before θ changes", () => {
    const shrinking: GradientTransformation<Vector> = {
      name: "shrinking",
      initialize: (ops, length) => ops.fill([length], 0),
      update: ({ ops, gradient }) => ({ update: gradient, state: ops.fill([1], 0) }),
    };
    const training = createTraining(setup(shrinking));
    const before = weightsOf(training);
    expect(() => training.step(examples)).toThrow(ArgumentError);
    expect(() => training.step(examples)).toThrow("shrinking, in the state it returns, expects a tensor of shape [2]");
    expect(weightsOf(training)).toEqual(before);
  });

  test("that is not finite stops the training, named", () => {
    const narrow = { ...setup(adam({ learningRate: 0.1 })), interpreter: referenceInterpreter() };
    const large = { input: tensor([[1e10]]), target: tensor([[1e15]]) };
    expect(() => createTraining(narrow).step(large)).toThrow(NotFiniteError);
    expect(() => createTraining(narrow).step(large)).toThrow(/adam/);
  });
});

test("a step can be counted: it reads no elements", () => {
  const { ops, cost } = counting({ dtype });
  const run: SynchronousInterpreter["run"] = (body) => {
    body();
    return [0];
  };
  const counted: SynchronousInterpreter = {
    ops,
    variable: (source) => source,
    assign: () => {},
    increase: () => {},
    step: (body) => body(),
    run,
    compile: (body) => (inputs) => run(() => body(inputs)),
    read: ({ data }) => data,
  };
  const optimizer = momentum({ learningRate: 0.1, momentum: 0.9 });
  const training = createTraining({ ...setup(optimizer), model: linear(784, 10), interpreter: counted });
  const before = cost().floatingPointOperations;
  training.step({ input: ops.fill([64, 784], 0), target: ops.fill([64, 10], 0) });
  // Two products of 64 × 784 × 10 multiplications and additions dominate.
  expect((cost().floatingPointOperations - before) / (2 * 2 * 64 * 784 * 10)).toBeCloseTo(1, 1);
});

test("a target of another shape is refused before the step", () => {
  const model = sequential(linear(2, 3), tanh, linear(3, 1));
  const [reference, wasm] = bothInterpreters("float32");
  for (const interpreter of [reference, wasm]) {
    const training = createTraining({ ...smallSetup, model, loss: meanSquaredError, interpreter });
    // @ts-expect-error the compiler refuses it as well
    expect(() => training.step({ input: tensor([[1, 2]]), target: tensor([[1, 2]]) })).toThrow(
      /^in training\.step › meanSquaredError\n {2}expects {3}target \[1, 1\]/,
    );
  }
});
