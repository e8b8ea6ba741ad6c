import { isRepeatable } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { annealed } from "../../test/annealed.js";
import { relu } from "../activations/relu.js";
import { sigmoid } from "../activations/sigmoid.js";
import { defineActivation } from "./define-activation.js";

test.each([
  [() => relu.at([-1]), "relu.at(shape[0]) expects a whole number ≥ 1, but received -1."],
  [() => relu.at([3, 0.5]), "relu.at(shape[1]) expects a whole number ≥ 1, but received 0.5."],
  [() => sigmoid({ gain: 2 }).at([0]), "sigmoid(gain 2).at(shape[0]) expects a whole number ≥ 1, but received 0."],
])("%s is refused", (make, message) => {
  expect(make).toThrow(expect.objectContaining({ name: "ArgumentError", message }));
});

describe("from step to step", () => {
  test("an activation is repeatable only if its definition says so", () => {
    const own = defineActivation("own", (_context, input) => ({ output: input, backward: (gradient) => gradient }));
    expect(isRepeatable(own.at([3]))).toBe(false);
    expect(isRepeatable(relu.at([3]))).toBe(true);
    expect(isRepeatable(sigmoid({ gain: 2 }).at([3]))).toBe(true);
  });

  test("an activation has the coefficients of its definition", () => {
    expect(relu.at([3]).coefficients).toBe(undefined);
    expect(annealed(0.5).at([3]).coefficients?.(2)).toEqual([0.25]);
  });
});
