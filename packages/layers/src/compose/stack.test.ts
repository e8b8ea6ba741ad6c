import {
  coefficientsAt,
  createContext,
  isRepeatable,
  type Layer,
  leaves,
  none,
  type Observation,
  tensor,
  toArray,
  tracedContext,
} from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { annealed } from "../../test/annealed.js";
import { relu } from "../activations/relu.js";
import { defineActivation } from "../define/define-activation.js";
import { conv2d } from "../images/conv2d.js";
import { maxPool2d } from "../images/max-pool2d.js";
import { ones } from "../initialize/ones.js";
import { linear } from "../linear/linear.js";
import { batchNorm } from "../normalize/batch-norm.js";
import { batchNorm2d } from "../normalize/batch-norm2d.js";
import { parallel } from "./parallel.js";
import { sequential } from "./sequential.js";
import { stack } from "./stack.js";
import type { Stackable } from "./stackable.js";

const context = createContext({ path: ["digits"] });

/** Made by hand: says that its output is [64], and returns its input. */
const liar: Layer = { ...(relu.at([128]) as Layer), outputShape: [64] };

describe("layers that do not fit", () => {
  test("are refused at once", () => {
    const hidden: number = 64;
    const expected = (model: string) =>
      expect.objectContaining({
        name: "ShapeError",
        message: `in ${model} › 2 linear(64 → 10)\n  expects   input [64]\n  received        [128]   from 1 relu\n  axis 0: 128 ≠ 64`,
      });
    expect(() => stack([linear(784, 128), relu, linear(64, 10)])).toThrow(expected("stack"));
    expect(() => sequential(linear(784, 128), relu, linear(hidden, 10))).toThrow(expected("sequential"));
    expect(() => stack([linear(784, 128), relu, relu, linear(64, 10)], { name: "digits" })).toThrow(
      expect.objectContaining({
        message:
          "in digits › 3 linear(64 → 10)\n  expects   input [64]\n  received        [128]   from 2 relu\n  axis 0: 128 ≠ 64",
      }),
    );
  });

  test("are named with their predecessor when they run", () => {
    const model: Layer = stack([linear(784, 128), relu, liar, linear(64, 10)]);
    expect(() => model.forward(context, model.initialize(context), context.ops.fill([32, 784], 1))).toThrow(
      expect.objectContaining({
        name: "ShapeError",
        message: [
          "in digits › 3 linear(64 → 10)",
          "  expects   input [batch, 64]",
          "  received        [32, 128]   from 2 relu",
          "  axis 1: 128 ≠ 64",
        ].join("\n"),
      }),
    );
  });

  test("an input that does not fit the first layer is named by the model's place", () => {
    const model: Layer = sequential(linear(784, 10));
    const parameters = model.initialize(context);
    expect(() => model.forward(context, parameters, context.ops.fill([32, 28, 28], 1))).toThrow(
      expect.objectContaining({
        message: "in digits\n  expects   input [batch, 784]\n  received        [32, 28, 28]\n  rank: 3 ≠ 2",
      }),
    );
  });

  test.each([
    [
      () => stack([relu, relu]),
      'stack(layers) expects a first layer with a size, but received ["relu", "relu"]. ' +
        "Give the first layer its size: relu.at([64]).",
    ],
    [
      () => stack([conv2d(1, 8, { size: 3 }), linear(784, 10)], { name: "digits" }),
      'digits(layers) expects a first layer with a size, but received ["conv2d(1 → 8, 3 × 3)", "linear(784 → 10)"]. ' +
        "Give the first layer its size: conv2d(…).at([28, 28, 1]).",
    ],
    [
      () => stack([relu, maxPool2d({ size: 2 }), linear(784, 10)]),
      'stack(layers) expects a first layer with a size, but received ["relu", "maxPool2d(2 × 2)", "linear(784 → 10)"]. ' +
        "Give the first layer its size: relu.at([64]).",
    ],
    [
      () => sequential(),
      "sequential(layers) expects a first layer with a size, but received []. Begin with one, such as linear(64, 10).",
    ],
  ])("%s has no first layer with a size", (make, message) => {
    expect(make).toThrow(expect.objectContaining({ name: "ArgumentError", message }));
  });

  test("layers that keep the shape take the next one's size", () => {
    expect(stack([relu, linear(3, 2), relu]).inputShape).toEqual([3]);
    expect(stack([batchNorm2d(1), relu, conv2d(1, 8, { size: 3 }).at([28, 28, 1])]).inputShape).toEqual([28, 28, 1]);
  });
});

describe("stack", () => {
  const model = sequential(linear(2, 2, { weight: ones }), relu, linear(2, 1, { weight: ones }));

  test("is the composition of its layers, by hand", () => {
    const forward = model.forward(
      context,
      model.initialize(context),
      tensor([
        [1, 2],
        [-5, 2],
      ]),
    );
    expect(toArray(forward.output)).toEqual([[6], [0]]);
    const { inputGradient, gradients } = forward.backward(tensor([[1], [1]]));
    expect(toArray(inputGradient)).toEqual([
      [2, 2],
      [0, 0],
    ]);
    expect(toArray(gradients[0].weight)).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(toArray(gradients[2].weight)).toEqual([[3], [3]]);
    expect(toArray(gradients[2].bias)).toEqual([2]);
  });

  test("keeps the layers' statistics, in order", () => {
    const layer = sequential(relu.at([1]), batchNorm(1, { momentum: 1 }));
    const { statistics } = layer.forward(context, layer.initialize(context), tensor([[1], [3]]));
    expect([statistics[0], toArray(statistics[1].mean)]).toEqual([[], [2]]);
  });

  test("layers of equal shape start with different weights, equal for equal seeds", () => {
    const twice = sequential(linear(2, 2), linear(2, 2));
    const [first, second] = twice.initialize(createContext({ seed: 1 }));
    expect(toArray(first.weight)).not.toEqual(toArray(second.weight));
    expect(twice.initialize(createContext({ seed: 1 }))).toEqual([first, second]);
    expect(twice.initialize(createContext({ seed: 2 }))).not.toEqual([first, second]);
  });

  test("a layer in between shifts the weights of none after it", () => {
    const secondOf = (...between: readonly Stackable[]) => {
      const layers = [linear(8, 8), ...between, linear(8, 8)];
      return leaves(
        stack(layers)
          .initialize(createContext({ seed: 1 }))
          .at(-1)!,
      );
    };
    expect(secondOf(relu)).toEqual(secondOf());
    expect(secondOf(relu, batchNorm(8), linear(8, 4), linear(4, 8))).toEqual(secondOf());
    expect(secondOf(linear(8, 8))).not.toEqual(secondOf());
  });

  test("the parameters' gradients alone stop at the first layer that has some, in a model inside a model, too", () => {
    const inner = sequential(relu.at([2]), linear(2, 3, { weight: ones }), relu);
    const nested = sequential(relu.at([2]), inner, linear(3, 1, { weight: ones }));
    const parameters = nested.initialize(context);
    const operations: string[] = [];
    const within = tracedContext(createContext(), ({ operation, path }) => {
      operations.push([...path, operation].join(" › "));
    });
    const { backward, parameterGradients } = nested.forward(within, parameters, tensor([[1, 2]]));
    const during = <T>(run: () => T) => {
      operations.length = 0;
      return [run(), [...operations]] as const;
    };
    const [alone, few] = during(() => parameterGradients(tensor([[1]])));
    const [{ gradients }, all] = during(() => backward(tensor([[1]])));
    expect(alone).toEqual(gradients);
    const inputGradients = [
      "1 sequential › 1 linear(2 → 3) › transpose",
      "1 sequential › 1 linear(2 → 3) › matmul",
      "1 sequential › 0 relu › where",
      "0 relu › where",
    ];
    expect(all.slice(-4)).toEqual(inputGradients);
    expect(few).toEqual(all.slice(0, -4));
  });

  test("shares the coefficients among its layers, in a model inside a model, too", () => {
    const square = defineActivation("square", ({ ops }, input) => ({
      output: ops.multiply(input, input),
      backward: (outputGradient) => ops.multiply(outputGradient, ops.multiply(input, 2)),
    }));
    const layer = sequential(annealed(2).at([1]), sequential(relu.at([1]), annealed(5)), square, annealed(3));
    expect(layer.coefficients?.(2)).toEqual([4, 25, 9]);
    const inStep2 = { ...context, coefficients: coefficientsAt(layer, context.ops, 2) };
    const { output } = layer.forward(inStep2, [none, [none, none], none, none], tensor([[0.5]]));
    expect(toArray(output)).toEqual([[(0.5 * 4 * 25) ** 2 * 9]]);
    expect(stack([linear(2, 2), relu]).coefficients).toBe(undefined);
  });

  test("is repeatable only if all of its layers are", () => {
    expect(isRepeatable(stack([linear(2, 2), relu]))).toBe(true);
    expect(isRepeatable(stack([linear(2, 2), annealed(2)]))).toBe(true);
    expect(isRepeatable(stack([linear(2, 2), annealed(2, { repeatable: false })]))).toBe(false);
    expect(isRepeatable(stack([{ ...linear(2, 2) }]))).toBe(false);
  });

  test("without parameters there is nothing to compute for them", () => {
    const activations = sequential(relu.at([2]), relu);
    const { parameterGradients } = activations.forward(context, [[], []], tensor([[1, 2]]));
    expect(parameterGradients(tensor([[1, 1]]))).toEqual([[], []]);
  });

  test.each(["backward", "parameterGradients"] as const)("an observer sees each layer with its place in %s", (back) => {
    const seen: Observation[] = [];
    const observed = { ...context, observe: (observation: Observation) => void seen.push(observation) };
    model.forward(observed, model.initialize(context), tensor([[1, 2]]))[back](tensor([[1]]));
    const places = seen.filter(({ path }) => path.length === 2).map(({ path, role }) => `${path.join(" › ")} ${role}`);
    const layers = ["0 linear(2 → 2)", "1 relu", "2 linear(2 → 1)"];
    expect(places).toEqual([
      ...layers.flatMap((layer) => ["input", "output"].map((role) => `digits › ${layer} ${role}`)),
      ...layers
        .toReversed()
        .flatMap((layer) =>
          ["outputGradient", "inputGradient", "gradients"].map((role) => `digits › ${layer} ${role}`),
        ),
    ]);
  });
});

test.each([stack, (parts: readonly Stackable[]) => parallel(...(parts as [Stackable]))])(
  "what is no layer is refused by its place",
  (compose) => {
    const parts: Stackable[] = [linear(2, 2), JSON.parse('{ "name": "half" }'), linear(2, 2)];
    expect(() => compose(parts)).toThrow(/\(layers\[1\]\) expects a layer, but received .*is called, as in/);
  },
);
