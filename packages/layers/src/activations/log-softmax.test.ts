import { createContext, log, referenceOps, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { runActivation } from "../../test/run-activation.js";
import { logSoftmax } from "./log-softmax.js";

const float64 = { dtype: "float64" } as const;
const context = createContext({ ops: referenceOps(float64) });

describe("logSoftmax", () => {
  test("gives each element of the last axis the logarithm of its share", () => {
    const input = tensor(
      [
        [
          [0, 0],
          [-9, -9],
        ],
      ],
      float64,
    );
    const { output } = logSoftmax.at([2, 2]).forward(context, [], input);
    expect(Array.from(output.data)).toEqual([-log(2), -log(2), -log(2), -log(2)]);
  });

  test("keeps the logarithms of probabilities that are 0 in float64, and does not overflow", () => {
    // The only probability that is not 0 receives g − Σ g.
    expect(runActivation(logSoftmax, [1000, 0, -1e308], { gradient: [3, 4, 5] })).toEqual({
      output: [0, -1000, -1e308],
      inputGradient: [-9, 4, 5],
    });
  });
});
