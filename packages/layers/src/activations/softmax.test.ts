import { createContext, referenceOps, tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { runActivation } from "../../test/run-activation.js";
import { softmax } from "./softmax.js";

const context = createContext({ ops: referenceOps({ dtype: "float64" }) });

describe("softmax", () => {
  test("gives each element of the last axis its share", () => {
    const input = tensor(
      [
        [
          [0, 0],
          [5, 5],
        ],
        [
          [-9, -9],
          [1e3, 1e3],
        ],
      ],
      { dtype: "float64" },
    );
    const { output } = softmax.at([2, 2]).forward(context, [], input);
    expect(output.data.every((probability) => probability === 0.5)).toBe(true);
  });

  test("does not overflow, and takes −∞ as impossible", () => {
    expect(runActivation(softmax, [1e308, -1e308, Number.NEGATIVE_INFINITY], { gradient: [3, 4, 5] })).toEqual({
      output: [1, 0, 0],
      inputGradient: [0, 0, 0],
    });
  });

  test("a scalar is its own row, whatever the other examples are", () => {
    const { output } = softmax.at([]).forward(context, [], tensor([1, 2, 3], { dtype: "float64" }));
    expect(toArray(output)).toEqual([1, 1, 1]);
  });
});
