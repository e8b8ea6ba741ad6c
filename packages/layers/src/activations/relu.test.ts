import { referenceOps } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { runActivation } from "../../test/run-activation.js";
import { relu } from "./relu.js";

const run = (gradient: readonly number[] = [1, 1, 1, 1, 1]) =>
  runActivation(relu, [-2, -0, 0, 3, Number.NaN], { ops: referenceOps({ dtype: "float32" }), gradient });

describe("relu", () => {
  test("is 0 up to 0 and keeps NaN", () => {
    expect(run().output).toEqual([0, -0, 0, 3, Number.NaN]);
  });

  test("masks by the input's sign, not by the gradient's", () => {
    expect(run([1, 1, 1, -7, 1]).inputGradient).toEqual([0, 0, 0, -7, 0]);
    expect(run([-1, -1, -1, 7, -1]).inputGradient).toEqual([0, 0, 0, 7, 0]);
  });
});
