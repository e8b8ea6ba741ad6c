import { createContext, type Layer, none, type Observation, tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { defineLayer, noStatistics } from "./define-layer.js";
import { linear } from "./linear.js";
import { ones } from "./ones.js";
import { relu } from "./relu.js";
import { sequential } from "./sequential.js";
import { stack } from "./stack.js";

const context = createContext({ path: ["digits"] });

/** Says that it returns [64], and returns what it gets. */
const liar: Layer = defineLayer<readonly number[], readonly number[], readonly [], readonly []>({
  name: "relu",
  inputShape: [128],
  outputShape: [64],
  initialize: () => none,
  initializeStatistics: noStatistics,
  forward: (_context, _parameters, input) => ({
    output: input,
    backward: (inputGradient) => ({ inputGradient, gradients: none }),
  }),
});

describe("layers that do not fit", () => {
  test("are refused at once", () => {
    const hidden: number = 64;
    const message =
      "in sequential › 2 linear(64 → 10)\n  expects   input [64]\n  received        [128]   from 1 relu\n  axis 0: 128 ≠ 64";
    const expected = expect.objectContaining({ name: "ShapeError", message });
    expect(() => stack([linear(784, 128), relu, linear(64, 10)])).toThrow(expected);
    expect(() => sequential(linear(784, 128), relu, linear(hidden, 10))).toThrow(expected);
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

  test("activations alone have no size", () => {
    const message = (list: string) =>
      `sequential(layers) expects a layer that has a size, but received [${list}]. ` +
      "Begin with one, such as linear(64, 10), or give an activation a size: relu.at([64]).";
    const error = (list: string) => expect.objectContaining({ name: "LayerArgumentError", message: message(list) });
    expect(() => stack([relu, relu])).toThrow(error("relu, relu"));
    expect(() => sequential()).toThrow(error(""));
  });
});

describe("stack", () => {
  const model = sequential(linear(2, 2, { weight: ones }), relu, linear(2, 1, { weight: ones }));

  test("is the composition of its layers, by hand", () => {
    const step = model.forward(
      context,
      model.initialize(context),
      tensor([
        [1, 2],
        [-5, 2],
      ]),
    );
    expect(toArray(step.output)).toEqual([[6], [0]]);
    const { inputGradient, gradients } = step.backward(tensor([[1], [1]]));
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

  test("layers of equal shape start with different weights, equal for equal seeds", () => {
    const twice = sequential(linear(2, 2), linear(2, 2));
    const [first, second] = twice.initialize(createContext({ seed: 1 }));
    expect(toArray(first.weight)).not.toEqual(toArray(second.weight));
    expect(twice.initialize(createContext({ seed: 1 }))).toEqual([first, second]);
    expect(twice.initialize(createContext({ seed: 2 }))).not.toEqual([first, second]);
  });

  test("an observer sees each layer with its place, forward and backward", () => {
    const seen: Observation[] = [];
    const observed = { ...context, observe: (observation: Observation) => void seen.push(observation) };
    model.forward(observed, model.initialize(context), tensor([[1, 2]])).backward(tensor([[1]]));
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
