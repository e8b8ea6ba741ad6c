import { expect, test } from "vitest";
import { weightPictures } from "./weight-pictures.js";

test("each unit has its column, on one scale", () => {
  // [inputs, units] = [2, 3]
  const { units, shown, pixels, largest } = weightPictures([1, -2, 0, 0.5, 4, -1], 3, 64);
  expect({ units, shown, largest }).toEqual({ units: 3, shown: 3, largest: 4 });
  expect([...pixels]).toEqual([32, 16, -63, 127, 0, -32]);
});

test("no more units are shown than asked for, and weights of 0 are 0", () => {
  expect(weightPictures([1, 9, 2, 9], 2, 1)).toMatchObject({ units: 2, shown: 1, largest: 2 });
  expect([...weightPictures([0, 0], 1, 4).pixels]).toEqual([0, 0]);
});
