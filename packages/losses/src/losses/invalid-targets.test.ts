import { createContext, tensor, toArray } from "@gd/tensor";
import { expect, test } from "vitest";
import {
  hinge,
  huber,
  meanAbsoluteError,
  meanSquaredError,
  residualSumOfSquares,
  sigmoidCrossEntropy,
} from "../index.js";

const trusted = createContext({ trusted: true });
const output = tensor([
  [1, 2],
  [3, 4],
]);

test.each([meanSquaredError, huber, huber({ delta: 0.5 }), meanAbsoluteError, residualSumOfSquares])(
  "$name of a target of NaN is NaN, as it says of invalid targets",
  (loss) => {
    expect(loss.invalidTargetsGiveNaN).toBe(true);
    const target = tensor([
      [1, 2],
      [Number.NaN, 4],
    ]);
    expect(toArray(loss.evaluate(trusted, output, target).value)).toBeNaN();
  },
);

test.each([hinge, sigmoidCrossEntropy])("$name has targets that it must look for", ({ invalidTargetsGiveNaN }) => {
  expect(invalidTargetsGiveNaN).toBe(false);
});
