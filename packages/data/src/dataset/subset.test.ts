import { tensor } from "@gd/tensor";
import { expect, test } from "vitest";
import { numberedDataset, numbersOf } from "../../test/numbered-dataset.js";
import { subset } from "./subset.js";

const whole = numberedDataset(10);

test("holds the examples at the places, in their order", () => {
  const part = subset(whole, [7, 2, 7]);
  expect(part).toMatchObject({ size: 3, inputShape: [2], targetShape: [] });
  expect(part.examples([1, 2], "float32")).toEqual({
    input: tensor([
      [2, -2],
      [7, -7],
    ]),
    target: tensor([2, 7]),
  });
});

test("a subset of a subset counts its places in the latter", () => {
  expect(numbersOf(subset(subset(whole, [9, 8, 7]), [2, 0]))).toEqual([7, 9]);
});

test("does not change when the places do", () => {
  const places = [3, 4];
  const part = subset(whole, places);
  places[0] = 8;
  expect(numbersOf(part)).toEqual([3, 4]);
});

test.each([-1, 10, 1.5, Number.NaN])("refuses the place %d when it is made, and says which place it is", (place) => {
  expect(() => subset(whole, [0, 1, place])).toThrow(
    expect.objectContaining({
      name: "ArgumentError",
      message: `subset(places[2]) expects a whole number from 0 to 9, but received ${place}. The dataset has 10 examples.`,
    }),
  );
});

test("refuses to give an example that it does not have, although the whole does", () => {
  expect(() => subset(whole, [4, 5]).examples([0, 2], "float32")).toThrow(
    "subset.examples(places[1]) expects a whole number from 0 to 1, but received 2. The dataset has 2 examples.",
  );
});

test("refuses what is no dataset, and places that are no list", () => {
  expect(() => subset(tensor([1]) as never, [0])).toThrow("subset(whole) expects a dataset, but received a tensor");
  expect(() => subset(whole, 3 as never)).toThrow(
    "subset(places) expects an array or a typed array, but received 3. Pass the numbers of the examples, such as [0, 1].",
  );
});

test("in each epoch, it has the examples of that epoch", () => {
  const changing = { ...whole, at: (epoch: number) => subset(whole, Array(10).fill(epoch)) };
  const part = subset(changing, [7, 2]);
  expect(numbersOf(part)).toEqual([7, 2]);
  expect(numbersOf(part.at!(4))).toEqual([4, 4]);
  expect(subset(whole, [1]).at).toBeUndefined();
});
