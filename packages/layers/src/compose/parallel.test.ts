import {
  coefficientsAt,
  createContext,
  isRepeatable,
  type Layer,
  none,
  type Observation,
  type Shape,
  tensor,
  toArray,
} from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { annealed } from "../../test/annealed.js";
import { relu } from "../activations/relu.js";
import { tanh } from "../activations/tanh.js";
import { ones } from "../initialize/ones.js";
import { linear } from "../linear/linear.js";
import { batchNorm } from "../normalize/batch-norm.js";
import { flatten } from "./flatten.js";
import { identity } from "./identity.js";
import { parallel } from "./parallel.js";

const context = createContext();

describe("parallel", () => {
  test("puts the outputs beside each other, and adds up the gradients, by hand", () => {
    const layer = parallel(linear(2, 1, { weight: ones }), identity, linear(2, 2, { weight: ones, bias: false }));
    const batch = tensor([
      [1, 2],
      [-3, 4],
    ]);
    const forward = layer.forward(context, layer.initialize(context), batch);
    expect(layer.outputShape).toEqual([5]);
    expect(toArray(forward.output)).toEqual([
      [3, 1, 2, 3, 3],
      [1, -3, 4, 1, 1],
    ]);
    const outputGradient = tensor([
      [1, 10, 20, 100, 200],
      [2, 30, 40, 300, 400],
    ]);
    const { inputGradient, gradients } = forward.backward(outputGradient);
    expect(toArray(inputGradient)).toEqual([
      [1 + 10 + 300, 1 + 20 + 300],
      [2 + 30 + 700, 2 + 40 + 700],
    ]);
    expect(toArray(gradients[0].weight)).toEqual([[1 - 6], [2 + 8]]);
    expect(toArray(gradients[0].bias)).toEqual([3]);
    expect(gradients[1]).toEqual([]);
    expect(toArray(gradients[2].weight)).toEqual([
      [100 - 900, 200 - 1200],
      [200 + 1200, 400 + 1600],
    ]);
  });

  test("concatenates along the last axis of examples with more than one", () => {
    const layer = parallel(identity.at([2, 1]), relu);
    const example = tensor([[1], [-2]]);
    expect(toArray(layer.forward(context, layer.initialize(context), example).output)).toEqual([
      [1, 1],
      [-2, 0],
    ]);
  });

  test("keeps the layers' statistics, in order", () => {
    const layer = parallel(batchNorm(1, { momentum: 1 }), tanh, batchNorm(1, { momentum: 0 }));
    const { statistics } = layer.forward(context, layer.initialize(context), tensor([[1], [3]]));
    expect([toArray(statistics[0].mean), statistics[1], toArray(statistics[2].mean)]).toEqual([[2], [], [0]]);
  });

  test("layers of equal shape start with different weights", () => {
    const [first, second] = parallel(linear(2, 2), linear(2, 2)).initialize(context);
    expect(toArray(first.weight)).not.toEqual(toArray(second.weight));
  });

  test("shares the coefficients among its layers", () => {
    const layer = parallel(annealed(2).at([1]), relu, annealed(3));
    expect(layer.coefficients?.(2)).toEqual([4, 9]);
    const inStep2 = { ...context, coefficients: coefficientsAt(layer, context.ops, 2) };
    const { output } = layer.forward(inStep2, [none, none, none], tensor([[0.5]]));
    expect(toArray(output)).toEqual([[2, 0.5, 4.5]]);
  });

  test("is repeatable only if all of its layers are", () => {
    expect(isRepeatable(parallel(linear(2, 2), relu))).toBe(true);
    expect(isRepeatable(parallel(linear(2, 2), annealed(2, { repeatable: false })))).toBe(false);
  });

  test("gives each layer its place", () => {
    const seen: string[] = [];
    const observe = ({ path, role }: Observation) => void seen.push(`${path.join(" › ")} ${role}`);
    const layer = parallel(linear(2, 1), relu);
    layer.forward({ ...context, path: ["digits"], observe }, layer.initialize(context), tensor([[1, 2]]));
    expect(seen.filter((place) => place.endsWith("output"))).toEqual([
      "digits › 0 linear(2 → 1) output",
      "digits › 1 relu output",
      "digits output",
    ]);
  });
});

describe("layers that do not go together are refused", () => {
  const of = (...layers: readonly Layer[]) => parallel(...layers);
  const sized = (inputShape: Shape, outputShape: Shape): Layer => ({ ...of(linear(1, 1)), inputShape, outputShape });

  test.each([
    [
      "another input",
      () => of(linear(4, 2), linear(5, 3)),
      [
        "in parallel › 1 linear(5 → 3)",
        "  expects   input [5]",
        "  received        [4]",
        "  axis 0: 4 ≠ 5",
        "  All layers of parallel receive the same input.",
      ],
    ],
    [
      "another axis before the last",
      () => of(identity.at([2, 3]), sized([2, 3], [4, 3])),
      [
        "in parallel › 1 parallel",
        "  expects   output [2, any]",
        "  received         [4, 3]",
        "  axis 0: 4 ≠ 2",
        "  Outputs are concatenated along the last axis: all others must be the same.",
      ],
    ],
    [
      "fewer axes",
      () => of(identity.at([2, 3]), flatten([2, 3])),
      [
        "in parallel › 1 flatten([2, 3])",
        "  expects   output [2, any]",
        "  received         [6]",
        "  rank: 1 ≠ 2",
        "  Outputs are concatenated along the last axis: all others must be the same.",
      ],
    ],
    [
      "no axis",
      () => of(identity.at([])),
      [
        "in parallel › 0 identity",
        "  expects   output [any]",
        "  received         []",
        "  rank: 0 ≠ 1",
        "  Outputs are concatenated along the last axis: all others must be the same.",
      ],
    ],
  ])("%s", (_what, make, lines) => {
    expect(make).toThrow(expect.objectContaining({ name: "ShapeError", message: lines.join("\n") }));
  });

  test("activations alone", () => {
    const message =
      'parallel(layers) expects a layer with a size, but received ["relu", "identity"]. ' +
      "Give the first layer its size: relu.at([64]).";
    expect(() => parallel(relu, identity)).toThrow(expect.objectContaining({ name: "ArgumentError", message }));
  });
});
