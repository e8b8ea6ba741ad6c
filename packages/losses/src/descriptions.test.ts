import type { Described, Description } from "@gd/tensor";
import { expect, test } from "vitest";
import * as losses from "./index.js";

const { huber, residualSumOfSquares, softmaxCrossEntropy, withWeights } = losses;

test.each<readonly [Described, Description]>([
  [losses.hinge, { type: "hinge" }],
  [huber, { type: "huber", delta: 1 }],
  [huber({ delta: 0.5 }), { type: "huber", delta: 0.5 }],
  [losses.meanAbsoluteError, { type: "meanAbsoluteError" }],
  [losses.meanSquaredError, { type: "meanSquaredError" }],
  [residualSumOfSquares, { type: "residualSumOfSquares", reduction: "mean" }],
  [residualSumOfSquares({ reduction: "sum" }), { type: "residualSumOfSquares", reduction: "sum" }],
  [losses.sigmoidCrossEntropy, { type: "sigmoidCrossEntropy" }],
  [softmaxCrossEntropy, { type: "softmaxCrossEntropy", labelSmoothing: 0 }],
  [
    softmaxCrossEntropy({ labelSmoothing: 0.1, classWeights: [1, 2] }),
    { type: "softmaxCrossEntropy", labelSmoothing: 0.1, classWeights: [1, 2] },
  ],
  [withWeights(huber({ delta: 2 })), { type: "withWeights", loss: { type: "huber", delta: 2 } }],
  [
    withWeights({ ...huber, name: "ownHuber", description: undefined }),
    { type: "withWeights", loss: { type: "own", name: "ownHuber" } },
  ],
])("a loss says all that it was made of: %#", ({ description }, expected) => {
  expect(description).toEqual(expected);
  expect(JSON.parse(JSON.stringify(description))).toEqual(expected);
});

test("a description does not change with the list that it was made of", () => {
  const classWeights = [1, 2];
  const { description } = softmaxCrossEntropy({ classWeights });
  classWeights[0] = 5;
  expect(description).toMatchObject({ classWeights: [1, 2] });
});
