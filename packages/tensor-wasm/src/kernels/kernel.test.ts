import { operationNames, operations } from "@gd/tensor/interpreter";
import { expect, test } from "vitest";
import { BY_ROWS, FIRST_OF_IMAGES, FIRST_OF_MATRICES, KERNEL, kernelOf } from "./kernel.js";

test("no two kernels have one number", () => {
  const numbers = Object.values(KERNEL);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test.each(operationNames)("the number of %s, if it has one, is of its kind", (name) => {
  const number = kernelOf(name);
  if (number === undefined) return;
  const { independent } = operations[name];
  const isElementwise = independent === "elements";
  const [first, end] = isElementwise ? [0, BY_ROWS] : [FIRST_OF_MATRICES, FIRST_OF_IMAGES];
  if (independent === "images") expect(number).toBeGreaterThanOrEqual(FIRST_OF_IMAGES);
  else expect(number >= first && number < end, `${number}`).toBe(true);
});
