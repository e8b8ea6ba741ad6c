import { expect, test } from "vitest";
import { runActivation } from "../../test/run-activation.js";
import { silu } from "./silu.js";

test("silu is 0 far below 0 and the input far above, with the slope of a half between", () => {
  expect(runActivation(silu, [-1e308, 0, 1e308], { gradient: 2 })).toEqual({
    output: [0, 0, 1e308],
    inputGradient: [0, 1, 2],
  });
});
