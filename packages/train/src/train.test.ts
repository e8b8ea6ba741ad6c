import { batches, DataError, type Dataset, dataset } from "@gd/data";
import { accuracy } from "@gd/losses";
import { randomStreams, ShapeError, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { points, smallSetup } from "../test/small-problem.js";
import { evaluate } from "./evaluate.js";
import { train } from "./train.js";
import { trainStep } from "./train-step.js";
import { TrainingArgumentError } from "./training-argument-error.js";
import { initializeTraining } from "./training-state.js";
import { weightsHash } from "./weights-hash.js";

const data = points(10, "train");
const options = { ...smallSetup, data, batchSize: 4, seed: 1 };

const all = async <T>(events: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const event of events) list.push(event);
  return list;
};

/** A dataset that writes down which places it was asked for. */
const watched = <In extends readonly number[], Target extends readonly number[]>(source: Dataset<In, Target>) => {
  const asked: number[][] = [];
  const examples: typeof source.examples = (places, dtype) => {
    asked.push(Array.from(places));
    return source.examples(places, dtype);
  };
  return { asked, data: { ...source, examples } };
};

describe("events", () => {
  test("tell each step, the end of each epoch, and the end", async () => {
    const events = await all(train({ ...options, epochs: 2 }));
    expect(events.map(({ type, epoch, state }) => [type, epoch, state.step, state.epoch])).toEqual([
      ["step", 1, 1, 0],
      ["step", 1, 2, 0],
      ["step", 1, 3, 0],
      ["epoch", 1, 3, 1],
      ["step", 2, 4, 1],
      ["step", 2, 5, 1],
      ["step", 2, 6, 1],
      ["epoch", 2, 6, 2],
      ["end", 2, 6, 2],
    ]);
    expect(events.flatMap((event) => (event.type === "step" ? [event.step] : []))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(events.at(-1)).toMatchObject({ type: "end", reason: "epochs" });
  });

  test("hold what trainStep computes on the same batches", async () => {
    const losses: number[] = [];
    let sumOverExamples = 0;
    let state = initializeTraining(options);
    for (const examples of batches(data, { batchSize: 4, random: randomStreams(1).stream("sequential/order/1") })) {
      const step = trainStep(options, state, examples);
      losses.push(step.loss);
      sumOverExamples += step.loss * examples.input.shape[0];
      state = step.state;
    }
    const events = await all(train(options));
    expect(events.flatMap((event) => (event.type === "step" ? [event.loss] : []))).toEqual(losses);
    expect(await weightsHash(events.at(-1)!.state.parameters)).toBe(await weightsHash(state.parameters));
    const epoch = events.find(({ type }) => type === "epoch");
    expect(epoch).toMatchObject({ loss: sumOverExamples / data.size, validation: undefined });
    expect(epoch).toHaveProperty("seconds", expect.any(Number));
  });

  test("hold the validation after each epoch", async () => {
    const validation = points(30, "validation");
    let epochs = 0;
    for await (const event of train({ ...options, validation, metrics: { accuracy }, epochs: 3 })) {
      if (event.type !== "epoch") continue;
      epochs++;
      expect(event.validation).toEqual(evaluate(options, event.state, validation, { metrics: { accuracy } }));
      expect(Object.keys(event.validation)).toEqual(["loss", "accuracy"]);
    }
    expect(epochs).toBe(3);
  });

  test("of no epochs are the end alone", async () => {
    expect((await all(train({ ...options, epochs: 0 }))).map(({ type }) => type)).toEqual(["end"]);
  });
});

describe("the order of the examples", () => {
  const placesOf = async (
    given: Partial<typeof options & { shuffle: boolean; replacement: boolean; epochs: number }>,
  ) => {
    const { asked, data } = watched(options.data);
    await all(train({ ...options, ...given, data }));
    return asked;
  };
  const inOrder = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

  test("is a new random one in each epoch", async () => {
    const asked = await placesOf({ epochs: 2 });
    const [first, second] = [asked.slice(0, 3).flat(), asked.slice(3).flat()];
    for (const epoch of [first, second]) expect(epoch.toSorted((a, b) => a - b)).toEqual(inOrder);
    expect(first).not.toEqual(inOrder);
    expect(second).not.toEqual(first);
    expect((await placesOf({ epochs: 2 })).flat()).toEqual([...first, ...second]);
    expect((await placesOf({ seed: 2 })).flat()).not.toEqual(first);
  });

  test("is theirs without shuffling", async () => {
    expect(await placesOf({ shuffle: false })).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
    ]);
  });

  test("may hold an example more than once with replacement, with and without shuffling", async () => {
    const asked = await placesOf({ replacement: true });
    expect(asked.map(({ length }) => length)).toEqual([4, 4, 4]);
    expect(new Set(asked.flat()).size).toBeLessThan(10);
    expect(await placesOf({ replacement: true, shuffle: false })).toEqual(asked);
  });

  test("goes on where a state ends", async () => {
    const long = await placesOf({ epochs: 3 });
    const first = (await all(train(options))).at(-1)!.state;
    const { asked, data } = watched(options.data);
    const events = await all(train({ ...options, data, state: first, epochs: 2 }));
    expect(asked).toEqual(long.slice(3));
    expect(events.flatMap((event) => (event.type === "epoch" ? [event.epoch] : []))).toEqual([2, 3]);
  });
});

describe("stopping", () => {
  test("before the start", async () => {
    const events = await all(train({ ...options, signal: AbortSignal.abort() }));
    expect(events).toMatchObject([{ type: "end", reason: "aborted", epoch: 0, state: { step: 0 } }]);
  });

  test("in the middle of an epoch, after the step at hand", async () => {
    const controller = new AbortController();
    const seen: string[] = [];
    for await (const event of train({ ...options, epochs: 5, signal: controller.signal })) {
      seen.push(event.type);
      if (event.type === "step" && event.step === 4) controller.abort();
      if (event.type === "end") {
        expect(event).toMatchObject({ reason: "aborted", epoch: 1, state: { step: 5, epoch: 1 } });
      }
    }
    expect(seen).toEqual(["step", "step", "step", "epoch", "step", "step", "end"]);
  });

  test("by break: no further step is taken", async () => {
    const { asked, data } = watched(options.data);
    for await (const event of train({ ...options, data, epochs: 5 })) {
      if (event.type === "step" && event.step === 1) break;
    }
    expect(asked).toHaveLength(2);
  });
});

test("the event loop breathes during a long run", async () => {
  let fired = false;
  let firedInRun = false;
  setTimeout(() => {
    fired = true;
  }, 0);
  const start = performance.now();
  for await (const event of train({ ...options, epochs: 1e6 })) {
    firedInRun = fired;
    if (event.type === "epoch" && (fired || performance.now() - start > 3000)) break;
  }
  expect(firedInRun).toBe(true);
});

describe("refuses, before the first step,", () => {
  const empty = dataset(tensor([[0, 0]]), tensor([0]));
  const noExamples = { ...empty, size: 0 };

  test.each([
    ["no examples", { data: noExamples }, "train(data) expects at least one example, but received 0."],
    ["no examples to validate", { validation: noExamples }, "train(validation) expects at least one example, but rec"],
    ["half an epoch", { epochs: 0.5 }, "train(epochs) expects a whole number ≥ 0, but received 0.5."],
    ["fewer epochs than none", { epochs: -1 }, "train(epochs) expects a whole number ≥ 0, but received -1."],
  ])("%s", async (_, refused, message) => {
    const attempt = train({ ...options, ...refused }).next();
    await expect(attempt).rejects.toThrow(message);
    await expect(attempt).rejects.toBeInstanceOf(TrainingArgumentError);
  });

  test.each([0, -1, 2.5, Number.NaN])("batches of %d examples", async (batchSize) => {
    const attempt = train({ ...options, batchSize }).next();
    await expect(attempt).rejects.toThrow(`batchSize: expected an integer 1 or more, got ${batchSize}`);
    await expect(attempt).rejects.toBeInstanceOf(DataError);
  });

  test("examples that do not fit the model, to train on or to validate with", async () => {
    const wide = dataset(tensor([[1, 2, 3]]), tensor([0]));
    // @ts-expect-error the compiler refuses them as well
    const attempts = [train({ ...options, data: wide }).next(), train({ ...options, validation: wide }).next()];
    for (const attempt of attempts) {
      await expect(attempt).rejects.toBeInstanceOf(ShapeError);
      await expect(attempt).rejects.toThrow(/in train\((data|validation)\)\n {2}expects {3}inputShape \[2\]/);
    }
  });
});
