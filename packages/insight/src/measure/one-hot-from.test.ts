import { expect, test } from "vitest";
import { oneHotFrom } from "./one-hot-from.js";

test("features of a category are one-hot together, scaled or not", () => {
  // A number, a category of two, one of three that is scaled with a value that no row has, and a truth.
  const rows = [
    [0.3, 1, 0, 2, -1, -1, 0, 1],
    [0.1, 0, 1, 0, 3, -1, 0, 1],
    [0.7, 0, 1, 0, -1, 5, 0, 0],
    [0.2, 1, 0, 0, -1, 5, 0, 1],
  ];
  expect(oneHotFrom(rows.flat(), 8)).toEqual([0, 1, 1, 3, 3, 3, 6, 7]);
});
