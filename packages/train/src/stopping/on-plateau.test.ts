import { dataset } from "@gd/data";
import { linear } from "@gd/layers";
import { meanSquaredError, rSquared } from "@gd/losses";
import { adam, gradientDescent, momentum, type ReduceOnPlateau, reduceOnPlateau } from "@gd/optim";
import { type DType, tensor } from "@gd/tensor";
import { expect, test } from "vitest";
import { bothInterpreters } from "../../test/both-interpreters.js";
import { endOf, hashOf } from "../../test/run.js";
import { points, smallSetup } from "../../test/small-problem.js";
import { createTraining, train } from "../index.js";

const options = {
  ...smallSetup,
  data: points(10, "train"),
  validation: points(30, "validation"),
  batchSize: 4,
  seed: 1,
};
const nan = Number.NaN;
const values = [5, 4, 4, 4, 3, 3, 3, 3];
const plateau = reduceOnPlateau({ factor: 0.5, patience: 1 });
const falling = reduceOnPlateau({ factor: 0.5, patience: 1, goal: "minimum" });

/** A metric that has these values after the epochs from one on. */
const scripted = (from = 0) => {
  let epoch = from;
  return { scripted: () => values[epoch++]! };
};

test.each<DType>(["float32", "float64"])(
  "in %s it is a rate that depends on the epoch, on both interpreters",
  async (dtype) => {
    const factors = [1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25];
    for (const make of [adam, gradientDescent]) {
      const hashes: string[] = [];
      for (const interpreter of bothInterpreters(dtype)) {
        const setup = { ...options, interpreter, epochs: values.length };
        const onPlateau = { ...falling, metric: "scripted" } as const;
        const seen: (number | undefined)[] = [];
        for await (const event of train({
          ...setup,
          optimizer: make({ learningRate: 0.1 }),
          metrics: scripted(),
          onPlateau,
        })) {
          if (event.type === "epoch") seen.push(event.training.state().plateau?.rateFactor);
          if (event.type === "end") hashes.push(await hashOf(event.state));
        }
        expect(seen).toEqual(factors);

        // Factors that are powers of 2 give the same bits, wherever they are multiplied.
        const rate = (step: number) => 0.1 * (factors[Math.floor(step / 3) - 1] ?? 1);
        const { state } = await endOf(train({ ...setup, optimizer: make({ learningRate: rate }) }));
        hashes.push(await hashOf(state));
      }
      expect(new Set(hashes).size).toBe(1);
    }
  },
);

test("its place is part of the state: to go on gives the bits of one long run", async () => {
  const setup = { ...options, optimizer: adam({ learningRate: 0.1 }) };
  const onPlateau = { ...falling, metric: "scripted" } as const;
  const run = async (epochs: number, state = createTraining(setup).state()) => {
    const metrics = scripted(state.epoch);
    return (await endOf(train({ ...setup, state, metrics, onPlateau, epochs }))).state;
  };
  const state = await run(3);
  expect(state.plateau).toEqual({ rateFactor: 1, best: 4, waited: 1, cooling: 0 });
  expect(await hashOf(await run(5, state))).toBe(await hashOf(await run(8)));
});

test("the rate stays where it is when the rule is gone", async () => {
  const before = createTraining(options).state();
  const state = { ...before, plateau: { ...plateau.initial, rateFactor: 0.5 } };
  const { state: end } = await endOf(train({ ...options, state }));
  expect(end.plateau).toEqual(state.plateau);
  expect(createTraining(options, state).state().plateau).toEqual(state.plateau);
  const halved = { ...options, optimizer: momentum({ learningRate: 0.05, momentum: 0.9 }) };
  expect(await hashOf(end)).toBe(await hashOf((await endOf(train({ ...halved, state: before }))).state));
  // Without its place, a state begins at the full rate.
  const { plateau: _, ...full } = state;
  expect((await endOf(train({ ...options, state: full }))).state.plateau).toBe(undefined);
});

test("it needs examples to validate with, and a metric that is a number", async () => {
  const { validation: _, ...without } = options;
  await expect(train({ ...without, onPlateau: plateau }).next()).rejects.toThrow(
    "train(onPlateau) expects examples in `validation`, but received undefined.",
  );
  const onPlateau = { ...plateau, metric: "nothing" } as const;
  // @ts-expect-error the compiler refuses it as well
  await expect(train({ ...options, onPlateau }).next()).rejects.toThrow(
    'train(onPlateau.metric) expects "loss", but received "nothing".',
  );
});

test("a metric of its own goal is followed where it should go: the rate stays while R² rises", async () => {
  const line = dataset(tensor([[0], [1], [2], [3]]), tensor([[0], [2], [4], [6]]));
  const setup = {
    model: linear(1, 1),
    loss: meanSquaredError,
    optimizer: gradientDescent({ learningRate: 0.02 }),
    seed: 1,
  };
  const run = async (rule: ReduceOnPlateau) => {
    const factors: (number | undefined)[] = [];
    const watched = { validation: line, metrics: { r2: rSquared }, onPlateau: { ...rule, metric: "r2" } as const };
    const seen: number[] = [];
    for await (const event of train({ ...setup, ...watched, data: line, epochs: 4 })) {
      if (event.type !== "epoch") continue;
      seen.push(event.validation.r2);
      factors.push(event.training.state().plateau?.rateFactor);
    }
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    return factors;
  };
  expect(await run(reduceOnPlateau({ patience: 0, factor: 0.5 }))).toEqual([1, 1, 1, 1]);
  expect(await run(reduceOnPlateau({ patience: 0, factor: 0.5, goal: "maximum" }))).toEqual([1, 1, 1, 1]);
  await expect(run(reduceOnPlateau({ patience: 0, factor: 0.5, goal: "minimum" }))).rejects.toThrow(
    'train(onPlateau.goal), for r2, expects "maximum", but received "minimum". It is known of r2: leave goal out.',
  );
});

test("another metric has to be given a goal", async () => {
  const onPlateau = { ...plateau, metric: "scripted" } as const;
  await expect(train({ ...options, metrics: scripted(), onPlateau }).next()).rejects.toThrow(
    'train(onPlateau.goal), for scripted, expects "minimum" or "maximum", but received undefined. ' +
      'Say whether scripted should fall or rise: reduceOnPlateau({ goal: "maximum" }) if it should rise.',
  );
});

test("the rate does not fall for a value that there never was", async () => {
  const onPlateau = { ...falling, metric: "never" } as const;
  const run = async (values: readonly number[]) => {
    let epoch = 0;
    const metrics = { never: () => values[epoch++]! };
    return (await endOf(train({ ...options, metrics, onPlateau, epochs: values.length }))).state.plateau?.rateFactor;
  };
  await expect(run([nan, nan, 1])).rejects.toThrow(
    "train(onPlateau.metric), which is never, expects a finite value after at least one epoch, but received NaN.",
  );
  expect(await run([nan, 1, nan, nan])).toBe(0.5);
});

test.each<[unknown, string]>([
  [
    reduceOnPlateau,
    "train(onPlateau) expects a rule, but received the function reduceOnPlateau. Call it: reduceOnPlateau(",
  ],
  [
    { factor: 0.5, patience: 1 },
    "train(onPlateau) expects a rule, but received { factor, patience }. reduceOnPlateau({",
  ],
  [null, "train(onPlateau) expects a rule, but received null."],
  [{ next: () => falling.initial }, "train(onPlateau) expects a rule that has states, but received undefined."],
  [{ ...falling, initial: { rateFactor: 1 } }, "train(onPlateau), in its plateau: best expects a number, but"],
  [{ ...falling, next: () => ({ rateFactor: "1" }) }, "train(onPlateau), in its plateau: rateFactor expects a finite"],
  [{ ...falling, next: () => undefined }, "train(onPlateau) expects a rule that has states, but received undefined."],
  [
    { ...falling, metrik: "loss" },
    "train.onPlateau(options) expects no option but initial, next, goal and metric, but rec",
  ],
])("a rule that is none is refused: %o", async (onPlateau, message) => {
  await expect(endOf(train({ ...options, onPlateau: onPlateau as typeof plateau }))).rejects.toThrow(message);
});
