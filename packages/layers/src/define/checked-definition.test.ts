import { type Context, createContext, none, type Tensor, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { identity } from "../compose/identity.js";
import { defineActivation } from "./define-activation.js";
import { defineLayer, noStatistics } from "./define-layer.js";
import { defineLazyLayer } from "./lazy-layer.js";

const context = createContext();
const input = tensor([[1, 2]]);

/** y = scale ∘ x, written by hand. */
const scaled = {
  name: "scaled",
  inputShape: [2] as const,
  outputShape: [2] as const,
  initialize: ({ ops }: Context) => ({ scale: ops.fill([2], 1) }),
  initializeStatistics: noStatistics,
  forward: (
    { ops }: Context,
    { scale }: { readonly scale: Tensor<readonly [2]> },
    x: Tensor<readonly [number, 2]>,
  ) => ({
    output: ops.multiplyRow(x, scale),
    backward: (gradient: Tensor<readonly [number, 2]>) => ({
      inputGradient: ops.multiplyRow(gradient, scale),
      gradients: { scale: ops.sumRows(ops.multiply(gradient, x)) },
    }),
  }),
};
const make = (changes: object) => defineLayer({ ...scaled, ...changes });
const run = (changes: object, way: "backward" | "parameterGradients" = "backward") => {
  const layer = make(changes);
  const { output, [way]: back } = layer.forward(context, layer.initialize(context), input);
  return back(output);
};

test("a layer of one's own runs in both ways", () => {
  expect(run({})).toMatchObject({ gradients: { scale: tensor([1, 4]) } });
  expect(run({}, "parameterGradients")).toEqual({ scale: tensor([1, 4]) });
});

describe("a definition is refused", () => {
  test.each<[object, string]>([
    [{ name: 3 }, "defineLayer(name) expects a string, but received 3."],
    [{ inputShape: 2 }, "defineLayer(inputShape) expects a list of sizes, such as [28, 28], but received 2."],
    [{ outputShape: [-1] }, "defineLayer(outputShape[0]) expects a whole number ≥ 0, but received -1."],
    [{ initialize: undefined }, "defineLayer(initialize) expects a function, but received undefined. A layer without"],
    [
      { initializeStatistics: none },
      "defineLayer(initializeStatistics) expects a function, but received []. Where there",
    ],
    [{ forward: "y" }, 'defineLayer(forward) expects a function, but received "y".'],
    [{ repeatable: 1 }, "defineLayer(repeatable) expects true or false, but received 1."],
    [{ coefficients: [1] }, "defineLayer(coefficients) expects a function, but received [1]."],
    [
      { description: "scaled" },
      'defineLayer(description) expects an object such as { type: "softsign" }, but received',
    ],
    [{ initialise: none }, 'but received "initialise". Did you mean initialize?'],
  ])("with %o", (changes, message) => {
    expect(() => make(changes)).toThrow(message);
  });

  test("unless it is an object", () => {
    expect(() => defineLayer(undefined as never)).toThrow("defineLayer(options) expects an object with name, ");
  });
});

describe("what a layer's functions return is refused", () => {
  const backwardTo = (result: unknown) => ({
    forward: (_context: Context, _parameters: unknown, x: Tensor) => ({ output: x, backward: () => result }),
  });
  const OF_SCALE = "scaled: its backward expects to return gradients of scale [2], but received";

  test.each<[object, string]>([
    [{ initialize: () => [1, 2] }, "scaled: what its initialize returns: 0 expects a tensor, or tensors in lists and"],
    [
      { initializeStatistics: () => undefined },
      "scaled: what its initializeStatistics returns expects a tensor, or tensors in lists and objects, but received",
    ],
    [{ forward: () => input }, "scaled: its forward expects to return { output, backward }, but received a tensor"],
    [
      { forward: () => undefined },
      "scaled: its forward expects to return { output, backward }, but received undefined.",
    ],
    [
      { forward: () => ({ output: [1, 2], backward: () => ({}) }) },
      "scaled: output expects a tensor, but received [1, 2]. The layer's own forward pass returned this",
    ],
    [backwardTo(undefined), `${OF_SCALE} undefined.`],
    [backwardTo({ inputGradient: input, gradients: { weight: tensor([1, 4]) } }), `${OF_SCALE} { weight }.`],
    [backwardTo({ inputGradient: input, gradients: { scale: tensor([1]) } }), `${OF_SCALE} { scale }.`],
    [backwardTo({ inputGradient: input, gradients: { scale: tensor([1, 4]), bias: tensor([1]) } }), `${OF_SCALE} {`],
    [
      backwardTo({ inputGradient: 1, gradients: { scale: tensor([1, 4]) } }),
      "scaled: inputGradient expects a tensor, but received 1. The layer's own backward pass returned this",
    ],
  ])("%#: %s", (changes, message) => {
    expect(() => run(changes)).toThrow(message);
  });

  test("also where the parameters' gradients alone are asked for", () => {
    expect(() => run(backwardTo({ inputGradient: input, gradients: {} }), "parameterGradients")).toThrow(OF_SCALE);
    expect(() =>
      run(
        { ...backwardTo({}), forward: () => ({ output: input, backward: () => ({}), parameterGradients: () => none }) },
        "parameterGradients",
      ),
    ).toThrow("scaled: its parameterGradients expects to return gradients of scale [2], but received [].");
  });
});

describe("forward is given a context, parameters and a tensor", () => {
  const layer = make({});
  const parameters = layer.initialize(context);
  const fromJson = JSON.parse(JSON.stringify(input));

  test.each<[readonly unknown[], string]>([
    [
      [{}, parameters, input],
      "scaled.forward(context) expects a context, but received {}. createContext({ … }) makes one.",
    ],
    [
      [context, undefined, input],
      "scaled.forward(parameters) expects what initialize returns, but received undefined.",
    ],
    [[context, parameters, [[1, 2]]], "scaled.forward(input) expects a tensor, but received [[1, 2]]. Make one with"],
    [
      [context, parameters, fromJson],
      "scaled.forward(input) expects a tensor whose data is a Float32Array of length 2",
    ],
    [
      [context, parameters, input, 3],
      "scaled.forward(statistics) expects what initializeStatistics returns, but received 3.",
    ],
    [[context, { weight: parameters.scale }, input], "multiplyRow(row) expects a tensor, but received undefined."],
  ])("%#: %s", (given, message) => {
    expect(() => layer.forward(...(given as Parameters<typeof layer.forward>))).toThrow(message);
  });

  test("as initialize is given a context", () => {
    expect(() => layer.initialize(undefined as never)).toThrow(
      "scaled.initialize(context) expects a context, but received undefined.",
    );
  });
});

test("lazy layers and activations look at their definitions, and at the shape", () => {
  const lazy = { name: "own", inputPattern: ["..."], outputPattern: ["..."], at: () => undefined } as never;
  expect(() => defineLazyLayer(lazy).at([3])).toThrow(
    "own.at(shape): what its definition returns expects a layer, but received undefined.",
  );
  expect(() => defineLazyLayer({ ...(lazy as object), inputPattern: [0] } as never)).toThrow(
    "defineLazyLayer(inputPattern) expects sizes and names of axes, ",
  );
  expect(() => defineActivation("own", 1 as never)).toThrow(
    "defineActivation(forward) expects a function, but received 1.",
  );
  const empty = defineActivation("own", () => undefined as never).at([2]);
  expect(() => empty.forward(context, none, input)).toThrow(
    "own: its forward expects to return { output, backward }, but received undefined.",
  );
  for (const shape of ["3", 3, undefined]) {
    expect(() => identity.at(shape as never)).toThrow(
      "identity.at(shape) expects a list of sizes, such as [28, 28], but",
    );
  }
});

test("an activation without options says so when it is called", () => {
  expect(() => (identity as unknown as () => void)()).toThrow(
    "identity() expects to be used without parentheses, as it has no options, but received undefined.",
  );
});
