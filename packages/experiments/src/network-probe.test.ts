import { sigmoid } from "@gd/layers";
import { residualSumOfSquares } from "@gd/losses";
import { referenceOps, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { probeNetwork } from "./network-probe.js";
import { fullyConnected, LARGE, SMALL, tutorialWeights } from "./tutorial-network.js";

const ops = referenceOps({ dtype: "float64" });
const examples = {
  input: tensor([[0.2, 0.3]], { dtype: "float64" }),
  target: tensor([[0.3, 0.67]], { dtype: "float64" }),
};
const probe = (sizes: readonly number[], activation: typeof sigmoid | ReturnType<typeof sigmoid>) =>
  probeNetwork(fullyConnected(sizes, activation), tutorialWeights(sizes, 121), residualSumOfSquares, examples, ops);

describe("probeNetwork", () => {
  test("the gain left out is a factor of 1/0.01 for each layer that the gradient passes", () => {
    const exact = probe(SMALL, sigmoid({ gain: 0.01 })).largestGradientPerLayer;
    const tutorial = probe(SMALL, sigmoid({ gain: 0.01, derivative: "without-gain" })).largestGradientPerLayer;
    [1e6, 1e4, 1e2].forEach((factor, layer) => {
      expect(tutorial[layer]! / exact[layer]! / factor).toBeCloseTo(1, 12);
    });
  });

  test("saturation is counted: none in the small network, all beyond the first layer of the large one", () => {
    expect(probe(SMALL, sigmoid).saturatedFractionPerLayer).toEqual([0, 0, 0]);
    expect(probe(LARGE, sigmoid).saturatedFractionPerLayer).toEqual([0, 1, 1]);
    expect(probe(LARGE, sigmoid({ gain: 0.01 })).saturatedFractionPerLayer.slice(0, 2)).toEqual([0, 0]);
  });
});
