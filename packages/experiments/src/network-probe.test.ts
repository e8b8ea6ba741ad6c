import { sigmoid } from "@gd/layers";
import { referenceInterpreter, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { largestGradients, probeNetwork, saturatedFractions } from "./network-probe.js";
import { fullyConnected, LARGE, SMALL, tutorialWeights } from "./tutorial-network.js";

const interpreter = referenceInterpreter({ dtype: "float64" });
const examples = {
  input: tensor([[0.2, 0.3]], { dtype: "float64" }),
  target: tensor([[0.3, 0.67]], { dtype: "float64" }),
};
const probe = (sizes: readonly number[], activation: typeof sigmoid | ReturnType<typeof sigmoid>) =>
  probeNetwork(fullyConnected(sizes, activation), tutorialWeights(sizes, 121), examples, interpreter);

describe("probeNetwork", () => {
  test("the gain left out is a factor of 1/0.01 for each layer that the gradient passes", () => {
    const exact = largestGradients(probe(SMALL, sigmoid({ gain: 0.01 })));
    const tutorial = largestGradients(probe(SMALL, sigmoid({ gain: 0.01, derivative: "without-gain" })));
    [1e6, 1e4, 1e2].forEach((factor, layer) => {
      expect(tutorial[layer]! / exact[layer]! / factor).toBeCloseTo(1, 12);
    });
  });

  test("saturation is counted: none in the small network, all beyond the first layer of the large one", () => {
    expect(saturatedFractions(probe(SMALL, sigmoid))).toEqual([0, 0, 0]);
    expect(saturatedFractions(probe(LARGE, sigmoid))).toEqual([0, 1, 1]);
    expect(saturatedFractions(probe(LARGE, sigmoid({ gain: 0.01 }))).slice(0, 2)).toEqual([0, 0]);
  });

  test("each layer is counted: its sums, its activations, and the gradients of its weights and biases", () => {
    const { layers, output } = probe(LARGE, sigmoid);
    expect(layers.map(({ sums }) => sums.count)).toEqual([1000, 1000, 2]);
    expect(layers.map(({ activations }) => activations.count)).toEqual([1000, 1000, 2]);
    expect(layers.map(({ gradients }) => gradients.count)).toEqual([3000, 1_001_000, 2002]);
    expect(layers.map(({ gradients }) => gradients.zeros)).toEqual([3000, 1_001_000, 2002]);
    expect(layers.map(({ stuck }) => stuck)).toEqual([0, 1, 1]);
    expect(layers.map(({ atLimits }) => atLimits)).toEqual([0, 1, 1]);
    expect(layers[2]!.sums.mean).toBeGreaterThan(400);
    expect(output).toEqual([1, 1]);
  });

  test("what a normalized network's activations receive is normalized", () => {
    const model = fullyConnected(SMALL, sigmoid, { normalized: true });
    const batch = {
      input: tensor(
        [
          [0.2, 0.3],
          [0.9, 0.1],
        ],
        { dtype: "float64" },
      ),
      target: tensor(
        [
          [0.3, 0.67],
          [0.3, 0.67],
        ],
        { dtype: "float64" },
      ),
    };
    const { layers } = probeNetwork(model, tutorialWeights(SMALL, 1, { normalized: true }), batch, interpreter);
    expect(layers.map(({ sums }) => sums.count)).toEqual([6, 6, 4]);
    for (const { sums } of layers) expect(sums.mean).toBeCloseTo(1, 2);
    expect(layers.map(({ gradients }) => gradients.count)).toEqual([9 + 6, 12 + 6, 8 + 4]);
  });
});
