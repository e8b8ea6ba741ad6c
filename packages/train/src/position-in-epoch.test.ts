import { batchNorm, dropout, linear, sequential, tanh } from "@gd/layers";
import { softmaxCrossEntropy } from "@gd/losses";
import { accumulateGradients, adam, momentum, reduceOnPlateau } from "@gd/optim";
import { ArgumentError } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { laterDataset } from "../test/later-dataset.js";
import { hashOf } from "../test/run.js";
import { points, smallSetup } from "../test/small-problem.js";
import { saveCheckpoint } from "./checkpoint/save-checkpoint.js";
import { loadCheckpoint, train } from "./index.js";
import { l2 } from "./regularize/l2.js";
import type { TrainOptions } from "./train-options.js";
import type { TrainingEvent } from "./training-event.js";
import type { TrainingState } from "./training-state.js";

const EPOCHS = 3;
const data = points(22, "train");
const validation = points(10, "validation");

/** A loss of batches that are added, rather than averaged. */
const summed = { ...softmaxCrossEntropy, reduction: "sum" as const };

const trainings: { readonly [what: string]: object } = {
  "a small network": { ...smallSetup, data, batchSize: 5 },
  "all that draws, gathers and falls": {
    model: sequential(linear(2, 6), batchNorm(6), tanh, dropout({ rate: 0.3 }), linear(6, 2)),
    loss: softmaxCrossEntropy,
    optimizer: adam({ learningRate: 0.1 }),
    regularization: l2({ strength: 0.1 }),
    seed: "all",
    data,
    validation,
    batchSize: 5,
    onPlateau: reduceOnPlateau({ patience: 0, factor: 0.5 }),
  },
  "groups of batches, of which the last one ends with the epoch": {
    ...smallSetup,
    optimizer: accumulateGradients(momentum({ learningRate: 0.1, momentum: 0.9 }), { steps: 3 }),
    data,
    batchSize: 5,
  },
  "a loss that is a sum, and a penalty": {
    ...smallSetup,
    loss: summed,
    regularization: l2({ strength: 0.1 }),
    data,
    batchSize: 4,
  },
  "batches drawn with replacement": { ...smallSetup, data, batchSize: 4, replacement: true },
  "examples in their own order, without the last batch": {
    ...smallSetup,
    data,
    batchSize: 5,
    shuffle: false,
    dropLast: true,
  },
  "examples that take a while": {
    ...smallSetup,
    data: laterDataset(data).data,
    validation: laterDataset(validation).data,
    batchSize: 5,
  },
  "a batch in an epoch": { ...smallSetup, data, batchSize: 22 },
};

/** All that a training says, but for how long it took; a checkpoint at each of its events; and its last state. */
const run = async (options: object, epochs: number, start?: TrainingState) => {
  const events: object[] = [];
  const checkpoints: Uint8Array[] = [];
  // The compiler does not know which of the trainings it is.
  for await (const event of train({ ...options, epochs, state: start } as never) as AsyncIterable<TrainingEvent>) {
    const { training, ...said } = event;
    if (said.type === "end") return { events, checkpoints, state: said.state };
    events.push({ ...said, seconds: undefined });
    checkpoints.push(training.save());
  }
  throw new Error("the training did not end");
};

describe.each(Object.entries(trainings))("%s", (_, options) => {
  test("goes on after every event, to the same bits, with the same events", async () => {
    const { events, checkpoints, state } = await run(options, EPOCHS);
    expect(checkpoints.length).toBeGreaterThan(2 * EPOCHS - 1);
    for (const [i, bytes] of checkpoints.entries()) {
      const start = loadCheckpoint(options as TrainOptions, bytes);
      expect(saveCheckpoint(start)).toEqual(bytes);
      const rest = await run(options, EPOCHS - start.epoch, start);
      expect(rest.events, `after event ${i}`).toEqual(events.slice(i + 1));
      expect(hashOf(rest.state), `after event ${i}`).toBe(hashOf(state));
      expect(saveCheckpoint(rest.state), `after event ${i}`).toEqual(saveCheckpoint(state));
    }
  });
});

const options = { ...smallSetup, data, batchSize: 5 };

/** The state after some steps. */
const stateAfter = async (steps: number, changed: object = {}) => {
  for await (const event of train({ ...options, epochs: EPOCHS, ...changed })) {
    if (event.type === "step" && event.step === steps - 1) return event.training.state();
  }
  throw new Error("there are not so many steps");
};

test("a signal ends a training at a place from which it goes on", async () => {
  const controller = new AbortController();
  let state: TrainingState | undefined;
  for await (const event of train({ ...options, epochs: EPOCHS, signal: controller.signal })) {
    if (event.type === "step" && event.step === 6) controller.abort();
    if (event.type === "end") state = event.state;
  }
  expect(state).toMatchObject({ step: 7, epoch: 1, position: { batches: 2, batchCount: 5, batchSize: 5, weight: 10 } });
  expect(hashOf(state!)).toBe(hashOf(await stateAfter(7)));
});

test("the end of an epoch is no place in one", async () => {
  for await (const event of train({ ...options, epochs: 1 })) {
    if (event.type === "step") continue;
    expect(event.training.state()).not.toHaveProperty("position");
  }
});

test("batches that have been taken are not asked for again", async () => {
  const asked: number[] = [];
  const watched: typeof data = {
    ...data,
    examples(places, dtype) {
      asked.push(...Array.from(places));
      return data.examples(places, dtype);
    },
  };
  const state = await stateAfter(3, { shuffle: false });
  const training = train({ ...options, data: watched, state, epochs: 1, shuffle: false });
  await training.next();
  expect(asked.slice(-5)).toEqual([15, 16, 17, 18, 19]);
});

test("without its position, a state begins its epoch again", async () => {
  const { position, ...state } = await stateAfter(3);
  expect(position).toMatchObject({ batches: 3 });
  const steps: string[] = [];
  for await (const { type } of train({ ...options, state, epochs: 1 })) steps.push(type);
  expect(steps).toEqual(["step", "step", "step", "step", "step", "epoch", "end"]);
});

test("what changes nothing of the order may be another", async () => {
  for (const [before, after] of [
    [{ shuffle: false }, { shuffle: false, seed: 2 }],
    [{ seed: 2 }, { seed: "2" }],
    [{ replacement: true }, { replacement: true, shuffle: false }],
  ]) {
    const state = await stateAfter(3, before);
    const { value } = await train({ ...options, ...after, state }).next();
    expect(value).toMatchObject({ type: "step", step: 3 });
  }
});

describe("refused, before the first step:", () => {
  const attempt = async (changed: object) => {
    for await (const _ of train({ ...options, state: await stateAfter(3), ...changed }));
  };

  test("batches of another size, or another number of them", async () => {
    await expect(attempt({ batchSize: 4 })).rejects.toThrow(ArgumentError);
    await expect(attempt({ batchSize: 4 })).rejects.toThrow(
      "train(batchSize) expects 5 examples, as in the epoch that the state is in the middle of, but received 4. To begin that " +
        "epoch again, leave position out of the state.",
    );
    await expect(attempt({ data: points(40, "more") })).rejects.toThrow(
      "train(data) expects 5 batches, as in the epoch that the state is in the middle of, but received 8.",
    );
    await expect(attempt({ dropLast: true })).rejects.toThrow("train(data) expects 5 batches, as in the epoch");
  });

  test.each<[before: object, after: object, message: string]>([
    [
      {},
      { shuffle: false },
      "train(shuffle) expects true, as in the epoch that the state is in the middle of, but received false. To begin that " +
        "epoch again, leave position out of the state.",
    ],
    [{ shuffle: false }, {}, "train(shuffle) expects false, as in"],
    [{}, { replacement: true }, "train(replacement) expects false, as in"],
    [{ replacement: true }, {}, "train(replacement) expects true, as in"],
    [{ shuffle: false, replacement: true }, { shuffle: false }, "train(replacement) expects true, as in"],
    [{ seed: "a" }, {}, 'train(seed) expects "a", as in'],
    [
      { seed: 3 },
      { seed: 4 },
      "train(seed) expects 3, as in the epoch that the state is in the middle of, but received 4",
    ],
    [{ replacement: true, shuffle: false }, { replacement: true, seed: 5 }, "train(seed) expects 0, as in"],
  ])("an order that was %o and is %o", async (before, after, message) => {
    const state = loadCheckpoint(options, saveCheckpoint(await stateAfter(3, { seed: 0, ...before })));
    const events = train({ ...options, ...after, state });
    await expect(events.next()).rejects.toThrow(message);
  });

  test("no optimizer's state", async () => {
    const { optimizerState: _, ...state } = await stateAfter(3);
    await expect(attempt({ state })).rejects.toThrow(
      "train(state), in its position, expects none where there is no optimizerState, but received { batches, ",
    );
    await expect(attempt({ state })).rejects.toThrow(
      "Leave it out, and the epoch begins again with a fresh optimizer.",
    );
  });

  const order = { batchCount: 5, batchSize: 5, shuffle: true, replacement: false, seed: 0 };

  test.each<[unknown, string]>([
    [
      null,
      ", in its position, expects batches, batchCount, batchSize, shuffle, replacement, seed, loss, penalty and weight, but " +
        "received null.",
    ],
    [{}, ", in its position: batchCount expects a whole number ≥ 1, but received undefined."],
    [{ batchCount: 5, batches: 0 }, ", in its position: batches expects a whole number from 1 to 5, but received 0."],
    [{ batchCount: 5, batches: 6 }, ", in its position: batches expects a whole number from 1 to 5, but received 6."],
    [{ batchCount: 5, batches: 1, batchSize: 0.5 }, ", in its position: batchSize expects a whole number ≥ 1, but"],
    [{ ...order, batches: 1, loss: Number.NaN }, ", in its position: loss expects a finite number, but received NaN."],
    [{ ...order, batches: 1, shuffle: undefined }, ", in its position: shuffle expects true or false, but received"],
    [{ ...order, batches: 1, replacement: 0 }, ", in its position: replacement expects true or false, but received 0."],
    [{ ...order, batches: 1, seed: Number.NaN }, ", in its position: seed expects a finite number or a string, but"],
    [{ ...order, batches: 1, loss: 1 }, ", in its position: penalty expects a finite number"],
    [
      { ...order, batches: 1, loss: 1, penalty: 0, weight: -1 },
      ", in its position: weight expects a finite number ≥ 0, but received -1.",
    ],
    [
      { ...order, batches: 1, loss: 1, penalty: 0, weight: 0 },
      ", in its position: weight expects a number > 0, as its loss or penalty is not 0, but received 0.",
    ],
    [
      { ...order, batches: 4, loss: 1, penalty: 0, weight: 20 },
      ", in its step, expects at least 4, the batches of its position, but received 3.",
    ],
    [
      { batch: 1 },
      ", in its position, expects no member but batches, batchCount, batchSize, shuffle, replacement, seed, loss, penalty and",
    ],
  ])("a position that is none: %o", async (position, message) => {
    const state = { ...(await stateAfter(3)), position: position as never };
    await expect(attempt({ state })).rejects.toThrow(ArgumentError);
    await expect(attempt({ state })).rejects.toThrow(`train(state)${message}`);
    expect(() => saveCheckpoint(state)).toThrow(`saveCheckpoint(state)${message}`);
  });
});
