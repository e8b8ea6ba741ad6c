import { type Dataset, subset } from "@gd/data";
import { expect, test } from "vitest";
import { points, smallSetup } from "../test/small-problem.js";
import { train } from "./index.js";
import type { TrainingState } from "./training-state.js";

const data = points(20, "data");
type Points = typeof data;

/** A dataset that is another one in each epoch, and the epochs that were asked for. */
const changing = (at: (epoch: number) => Dataset = (epoch) => points(20, `epoch ${epoch}`)) => {
  const epochs: number[] = [];
  const source: Points = {
    ...data,
    at(epoch) {
      epochs.push(epoch);
      return at(epoch) as Points;
    },
  };
  return { source, epochs };
};

const trained = async (source: Points, epochs: number, state?: TrainingState<typeof smallSetup.model>) => {
  for await (const event of train({ ...smallSetup, data: source, batchSize: 8, epochs, state })) {
    if (event.type === "end") return event.state;
  }
  throw new Error("no end");
};

test("each epoch takes its examples from the dataset of that epoch, and so does a part of a dataset", async () => {
  const { source, epochs } = changing();
  await trained(source, 3);
  expect(epochs).toEqual([1, 2, 3]);
  await trained(subset(source, [0, 3, 5]), 2);
  expect(epochs).toEqual([1, 2, 3, 1, 2]);
});

test("the examples of the epochs are those that it learns from", async () => {
  const same = changing(() => data).source;
  expect(await trained(same, 2)).toEqual(await trained(data, 2));
  expect(await trained(changing().source, 2)).not.toEqual(await trained(data, 2));
});

test("a training that goes on sees the epochs that one long training sees, to the same bits", async () => {
  const first = changing();
  const second = changing();
  const state = await trained(second.source, 2);
  expect(await trained(second.source, 1, state)).toEqual(await trained(first.source, 3));
  expect(second.epochs).toEqual([1, 2, 3]);
});

test("refuses what an epoch is not", async () => {
  const attempt = (at: unknown) => trained({ ...data, at } as Points, 1);
  await expect(attempt(3)).rejects.toThrow("train(data).at expects a function, but received 3.");
  await expect(attempt(() => 3)).rejects.toThrow("train(data).at(1) expects a dataset, but received 3.");
  await expect(attempt(() => points(19, "fewer"))).rejects.toThrow(
    "train(data).at(1) expects 20 examples, but received 19. An epoch may change the examples, and not their number.",
  );
});

test("looks at the targets of each epoch", async () => {
  const wrong = changing((epoch) => ({
    ...data,
    examples: (places, dtype) => {
      const { input, target } = data.examples(places, dtype);
      return { input, target: epoch === 1 ? target : { ...target, data: target.data.map(() => 7) } };
    },
  }));
  await expect(trained(wrong.source, 1)).resolves.toBeDefined();
  await expect(trained(wrong.source, 2)).rejects.toThrow(expect.objectContaining({ name: "LabelError" }));
});
