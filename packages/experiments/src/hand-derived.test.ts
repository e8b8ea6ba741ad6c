import { referenceOps } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { finish } from "../test/finish.js";
import { handDerived } from "./hand-derived.js";
import { reluByGradient } from "./relu-by-gradient.js";

describe("hand-derived", () => {
  test("every value agrees with the derivation on paper", async () => {
    const { result, report } = await finish(handDerived);
    expect(result).toEqual({
      forward: { z1: [2, 2], a1: [2, 2], z2: [4, 4], a2: [4, 4], output: [8], loss: 64 },
      backward: {
        output: [16],
        a2: [16, 16],
        a1: [32, 32],
        layer3: { weight: [[64], [64]], bias: [16] },
        layer2: {
          weight: [
            [32, 32],
            [32, 32],
          ],
          bias: [16, 16],
        },
        layer1: {
          weight: [
            [32, 32],
            [64, 64],
            [-32, -32],
          ],
          bias: [32, 32],
        },
      },
    });
    expect(report.comparisons).toHaveLength(15);
    expect(report.comparisons.filter(({ same }) => !same)).toEqual([]);
  });

  test("the notebook's ReLU differs from the derivative where signs differ", () => {
    expect(reluByGradient(referenceOps({ dtype: "float64" }))).toEqual({
      input: [1, 1, -1, -1],
      gradient: [5, -5, 5, -5],
      derivative: [5, -5, 0, 0],
      notebook: [5, 0, 5, 0],
    });
  });
});
