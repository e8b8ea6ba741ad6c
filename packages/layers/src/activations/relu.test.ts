import { createContext, tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { relu } from "./relu.js";

const step = relu.at([5]).forward(createContext(), [], tensor([-2, -0, 0, 3, Number.NaN]));

describe("relu", () => {
  test("is 0 up to 0 and keeps NaN", () => {
    expect(toArray(step.output)).toEqual([0, -0, 0, 3, Number.NaN]);
  });

  test("masks by the input's sign, not by the gradient's", () => {
    expect(toArray(step.backward(tensor([1, 1, 1, -7, 1])).inputGradient)).toEqual([0, 0, 0, -7, 0]);
    expect(toArray(step.backward(tensor([-1, -1, -1, 7, -1])).inputGradient)).toEqual([0, 0, 0, 7, 0]);
  });
});
