import { type AsyncDataset, blockOrder, type Dataset } from "@gd/data";
import { accuracy } from "@gd/losses";
import { adam } from "@gd/optim";
import { fromElements, LabelError } from "@gd/tensor";
import { expect, test } from "vitest";
import { laterDataset } from "../test/later-dataset.js";
import { endOf, hashOf } from "../test/run.js";
import { points, smallSetup } from "../test/small-problem.js";
import { createTraining, evaluate, findLearningRate, train } from "./index.js";

const data = points(22, "train");
const validation = points(10, "validation");
const options = { ...smallSetup, batchSize: 5, epochs: 3 };
type Points = AsyncDataset<readonly [2], readonly []>;

/** The types of the events of a training, and the error that ends it. */
const eventsOf = async (events: AsyncIterable<{ readonly type: string }>) => {
  const types: string[] = [];
  try {
    for await (const { type } of events) types.push(type);
  } catch (error) {
    return { types, error };
  }
  return { types, error: undefined };
};

test("examples that take a while give the bits of those that are there at once", async () => {
  const metrics = { accuracy };
  const atOnce = await endOf(train({ ...options, data, validation, metrics, earlyStopping: { patience: 3 } }));
  const later = { data: laterDataset(data).data, validation: laterDataset(validation).data };
  const end = await endOf(train({ ...options, ...later, metrics, earlyStopping: { patience: 3 } }));
  expect(hashOf(end.state)).toBe(hashOf(atOnce.state));
  expect(end.best).toEqual(atOnce.best);
});

test("the next batch is asked for while a step computes, and no more", async () => {
  const { data: later, asked } = laterDataset(data);
  const before: number[] = [];
  for await (const { type } of train({ ...options, data: later })) if (type === "step") before.push(asked.batches);
  // One is looked at before the training; of five in an epoch, the last has none behind it.
  expect(before).toEqual([3, 4, 5, 6, 6, 8, 9, 10, 11, 11, 13, 14, 15, 16, 16]);
  expect(asked.mostWaiting).toBe(1);
});

test("those that are there at once are asked for when it is their turn", async () => {
  let asked = 0;
  const watched: typeof data = {
    ...data,
    examples(places, dtype) {
      asked++;
      return data.examples(places, dtype);
    },
  };
  const before: number[] = [];
  for await (const { type } of train({ ...options, data: watched, epochs: 1 })) if (type === "step") before.push(asked);
  expect(before).toEqual([1, 2, 3, 4, 5]);
});

test("an evaluation is promised, and the same", async () => {
  const training = createTraining(smallSetup);
  const { data: later, asked } = laterDataset(validation);
  const expected = training.evaluate(validation, { metrics: { accuracy }, batchSize: 3 });
  const given = training.evaluate(later, { metrics: { accuracy }, batchSize: 3 });
  expect(given).toBeInstanceOf(Promise);
  expect(await given).toEqual(expected);
  expect(await evaluate(smallSetup, training.state(), later, { metrics: { accuracy }, batchSize: 3 })).toEqual(
    expected,
  );
  expect(asked).toEqual({ batches: 8, waiting: 0, mostWaiting: 1 });
});

test("a range test takes such examples, too", async () => {
  const setup = {
    ...smallSetup,
    optimizer: (learningRate: Parameters<typeof adam>[0]["learningRate"]) => adam({ learningRate }),
  };
  const atOnce = await findLearningRate({ ...setup, data, steps: 10 });
  expect(await findLearningRate({ ...setup, data: laterDataset(data).data, steps: 10 })).toEqual(atOnce);
});

const failing = (at: number) =>
  laterDataset(data, (number) => {
    if (number === at) throw new Error(`no batch ${number}`);
  });

test.each([
  [0, []],
  [1, []],
  [3, ["step", "step"]],
  [6, ["step", "step", "step", "step", "step", "epoch"]],
])(
  "an error of batch %i ends the training when it is its turn, and nothing is asked for behind it",
  async (at, types) => {
    const { data: later, asked } = failing(at);
    expect(await eventsOf(train({ ...options, data: later }))).toEqual({ types, error: new Error(`no batch ${at}`) });
    expect(asked).toMatchObject({ batches: at + 1, waiting: 0 });
  },
);

test("an error without a promise is no other", async () => {
  const { data: later, asked } = laterDataset(data);
  const examples: Points["examples"] = (places, dtype) => {
    if (asked.batches === 3) throw new Error("no more");
    return later.examples(places, dtype);
  };
  const { types, error } = await eventsOf(train({ ...options, data: { ...later, examples } }));
  expect({ types, error }).toEqual({ types: ["step", "step"], error: new Error("no more") });
});

test("nothing is left behind by break, a signal, or a step that fails", async () => {
  // The batch that nobody asks for any more fails: an error that nobody handles would end the process.
  const broken = failing(3);
  for await (const _ of train({ ...options, data: broken.data })) if (broken.asked.batches === 4) break;
  expect(broken.asked).toMatchObject({ batches: 4, waiting: 0 });

  const controller = new AbortController();
  const aborted = laterDataset(data);
  const types: string[] = [];
  for await (const { type } of train({ ...options, data: aborted.data, signal: controller.signal })) {
    types.push(type);
    if (types.length === 2) controller.abort();
  }
  expect(types).toEqual(["step", "step", "end"]);
  expect(aborted.asked.waiting).toBe(0);

  const wrong = laterDataset({ ...data, examples: withLabel(7, 2) });
  const { error } = await eventsOf(train({ ...options, shuffle: false, data: wrong.data }));
  expect(error).toBeInstanceOf(LabelError);
  expect(wrong.asked).toMatchObject({ waiting: 0 });
});

/** The examples of `data`, with another label from a place on. */
const withLabel =
  (label: number, from: number): Dataset<readonly [2], readonly []>["examples"] =>
  (places, dtype) => {
    const { input, target } = data.examples(places, dtype);
    const labels = target.data.map((given, i) => (places[i]! >= from ? label : given));
    return { input, target: fromElements(labels, target.shape) };
  };

test("the first target is looked at before the first step, of the validation as well", async () => {
  const wrong = laterDataset({ ...data, examples: withLabel(7, 0) }).data;
  expect(await eventsOf(train({ ...options, data: wrong }))).toMatchObject({
    types: [],
    error: { name: "LabelError" },
  });
  const given = { ...options, data, validation: wrong };
  expect(await eventsOf(train(given))).toMatchObject({ types: [], error: { name: "LabelError" } });
});

test("what comes is looked at", async () => {
  const wrong = { ...laterDataset(data).data, examples: async () => 3 } as unknown as Points;
  await expect(endOf(train({ ...options, data: wrong }))).rejects.toThrow(
    "expects { input, target } with tensors, but received 3.",
  );
});

test("an order of blocks is a function of the seed and the epoch", async () => {
  const asked: number[][] = [];
  const later = laterDataset(data).data;
  const inBlocks: Points = {
    ...later,
    examples(places, dtype) {
      asked.push([...Array.from(places)]);
      return later.examples(places, dtype);
    },
    order: (random) => blockOrder([10, 10, 2], random, { window: 1 }),
  };
  const orders = async (seed: number) => {
    asked.length = 0;
    await endOf(train({ ...options, data: inBlocks, epochs: 2, seed }));
    const places = asked.slice(1).flat();
    return [places.slice(0, 22), places.slice(22)];
  };
  const first = await orders(5);
  for (const order of first) {
    // Two blocks of ten and one of two, one after the other.
    const blocks = order.map((place) => Math.floor(place / 10));
    expect(blocks.filter((block, i) => block !== blocks[i - 1]).toSorted()).toEqual([0, 1, 2]);
    expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 22 }, (_, i) => i));
  }
  expect(first[0]).not.toEqual(first[1]);
  expect(await orders(5)).toEqual(first);
  expect(await orders(6)).not.toEqual(first);
});

test("a training answers at once again when an evaluation has ended", async () => {
  for await (const event of train({ ...options, data, validation: laterDataset(validation).data, epochs: 1 })) {
    if (event.type === "epoch") expect(event.training.state().epoch).toBe(1);
  }
  const training = createTraining(smallSetup);
  await training.evaluate(laterDataset(validation).data);
  expect(training.step(data.examples([0, 1], "float32")).loss).toBeGreaterThan(0);
});
