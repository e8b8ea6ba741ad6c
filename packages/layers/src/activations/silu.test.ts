import { createContext, referenceOps, tensor, toArray } from "@gd/tensor";
import { expect, test } from "vitest";
import { silu } from "./silu.js";

const context = createContext({ ops: referenceOps({ dtype: "float64" }) });

test("silu is 0 far below 0 and the input far above, with the slope of a half between", () => {
  const step = silu.at([3]).forward(context, [], tensor([-1e308, 0, 1e308], { dtype: "float64" }));
  expect(toArray(step.output)).toEqual([-0, 0, 1e308]);
  expect(toArray(step.backward(context.ops.fill([3], 2)).inputGradient)).toEqual([-0, 1, 2]);
});
