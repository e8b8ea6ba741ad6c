import { adam, gradientDescent, reduceOnPlateau } from "@gd/optim";
import { type DType, toArray } from "@gd/tensor";
import { expect, test } from "vitest";
import { bothOps } from "../../test/both-ops.js";
import { points, smallSetup } from "../../test/small-problem.js";
import { weightsHash } from "../checkpoint/weights-hash.js";
import { train } from "../train.js";
import { initializeTraining } from "../training-state.js";

const options = {
  ...smallSetup,
  data: points(10, "train"),
  validation: points(30, "validation"),
  batchSize: 4,
  seed: 1,
};
const values = [5, 4, 4, 4, 3, 3, 3, 3];
const plateau = reduceOnPlateau({ factor: 0.5, patience: 1 });

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
      for (const ops of bothOps(dtype)) {
        const setup = { ...options, ops, epochs: values.length };
        const onPlateau = { ...plateau, metric: "scripted" } as const;
        const seen: (number | undefined)[] = [];
        for await (const event of train({
          ...setup,
          optimizer: make({ learningRate: 0.1 }),
          metrics: scripted(),
          onPlateau,
        })) {
          if (event.type === "epoch") seen.push(event.state.plateau?.rateFactor);
          if (event.type === "end") hashes.push(await weightsHash([event.state.vector, event.state.optimizerState]));
        }
        expect(seen).toEqual(factors);

        // Factors that are powers of 2 give the same bits, wherever they are multiplied.
        const rate = (step: number) => 0.1 * (factors[Math.floor(step / 3) - 1] ?? 1);
        for await (const event of train({ ...setup, optimizer: make({ learningRate: rate }) })) {
          if (event.type === "end") hashes.push(await weightsHash([event.state.vector, event.state.optimizerState]));
        }
      }
      expect(new Set(hashes).size).toBe(1);
    }
  },
);

test("its place is part of the state: to go on gives the bits of one long run", async () => {
  const setup = { ...options, optimizer: adam({ learningRate: 0.1 }) };
  const onPlateau = { ...plateau, metric: "scripted" } as const;
  const start = initializeTraining(setup);
  const run = async (epochs: number, given: { readonly state?: typeof start } = {}) => {
    const metrics = scripted(given.state?.epoch);
    for await (const event of train({ ...setup, ...given, metrics, onPlateau, epochs })) {
      if (event.type === "end") return event.state;
    }
    throw new Error("no end");
  };
  const state = await run(3);
  expect(state.plateau).toEqual({ rateFactor: 1, best: 4, waited: 1, cooling: 0 });
  expect(toArray((await run(5, { state })).vector)).toEqual(toArray((await run(8)).vector));
});

test("the full rate is back where the rule is gone", async () => {
  for await (const event of train({ ...options, onPlateau: plateau })) {
    if (event.type !== "end") continue;
    expect(event.state.plateau).toMatchObject({ rateFactor: 1 });
    const { value } = await train({ ...options, state: event.state }).next();
    expect(value?.state.plateau).toBe(undefined);
  }
});

test("it needs examples to validate with, and a metric that is a number", async () => {
  const { validation: _, ...without } = options;
  await expect(train({ ...without, onPlateau: plateau }).next()).rejects.toThrow(
    "train(onPlateau) expects examples to validate, but received undefined.",
  );
  const onPlateau = { ...plateau, metric: "nothing" } as const;
  // @ts-expect-error the compiler refuses it as well
  await expect(train({ ...options, onPlateau }).next()).rejects.toThrow(
    "train(onPlateau.metric) expects loss or the name of a metric, but received nothing. There is loss.",
  );
});
