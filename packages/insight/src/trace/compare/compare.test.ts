import { readFileSync } from "node:fs";
import { join } from "node:path";
import { layerNorm, linear, relu, sequential, stack, tanh } from "@gd/layers";
import { meanSquaredError, softmaxCrossEntropy } from "@gd/losses";
import { adam } from "@gd/optim";
import { fromElements, type Parameters, type Tensor, tensor } from "@gd/tensor";
import { expect, test } from "vitest";
import { traceJson } from "../render/trace-json.js";
import { trace } from "../trace.js";
import type { Trace } from "../trace-document.js";
import { compare } from "./compare.js";
import { readTrace } from "./read-trace.js";

const model = sequential(linear(3, 4), tanh, linear(4, 2));
const example = { input: tensor([1, 2, -1]), target: tensor([0, 1]) };
const derivation = trace({ model, loss: meanSquaredError, example });

const json = readFileSync(join(import.meta.dirname, "../../../fixtures/pytorch-trace.json"), "utf8");
const pytorch = readTrace(json, { name: "pytorch-trace.json" });

/** A step by the values that PyTorch began with. */
const likePytorch = (activation = tanh): Trace => {
  const of = (name: string): Tensor => {
    const { elements, shape } = pytorch.values.find((value) => value.name === name)!;
    return fromElements(Float64Array.from(elements!), shape);
  };
  const parameters: Parameters = [
    { weight: of("W1"), bias: of("b1") },
    { scale: of("γ2"), shift: of("β2") },
    [],
    { weight: of("W3"), bias: of("b3") },
  ];
  return trace({
    model: stack([linear(3, 4), layerNorm(4), activation, linear(4, 2)]),
    loss: softmaxCrossEntropy,
    optimizer: adam({ learningRate: 0.1 }),
    state: { parameters },
    example: { input: of("x"), target: of("t") },
  });
};

test("agrees with PyTorch, forward, backward and after the update", () => {
  const { first, compared, missing, sentence } = compare(likePytorch(), pytorch, { relative: 1e-12, absolute: 1e-14 });
  expect(first).toBe(undefined);
  expect(compared).toBe(167);
  expect(sentence).toBe("All 167 numbers are the same.");
  expect(missing).toContain("μ2");
  expect(missing).not.toContain("∂L/∂W1");
});

test("finds the layer in which another network begins to differ from PyTorch's", () => {
  const { first, sentence } = compare(likePytorch(relu), pytorch, { relative: 1e-12, absolute: 1e-14 });
  expect(first).toMatchObject({ name: "a2", at: [1, 1] });
  expect(sentence).toMatch(
    /^The first number that differs is a2\[1,1\]: .* in the other; it is of 2 relu, a2 = max\(y2, 0\)\.$/,
  );
});

test("no number is near ∞, however large the share", () => {
  const written = JSON.stringify({ format: "gd trace values", version: 1, values: { L: "Infinity" } });
  const infinite = readTrace(written, { name: "infinite.json" });
  for (const relative of [0, 1e-9, 1])
    expect(compare(derivation, infinite, { relative }).first, `${relative}`).toMatchObject({
      name: "L",
      other: Infinity,
    });
});

test("a derivation is the same as itself, also as JSON, and as that of the same seed", () => {
  for (const other of [
    derivation,
    readTrace(traceJson(derivation)),
    trace({ model, loss: meanSquaredError, example }),
  ]) {
    const { first, compared, missing } = compare(derivation, other);
    expect([first, missing]).toEqual([undefined, []]);
    expect(compared).toBe(derivation.values.reduce((sum, { elements }) => sum + elements!.length, 0));
  }
});

test("in float32 the first number that differs is a weighted sum, and nothing by more than its rounding", () => {
  const parameters = [
    {
      weight: tensor([
        [0.5, -1, 2, 0.25],
        [1, 0.125, -0.5, 3],
        [2, 1, 1, -1],
      ]),
      bias: tensor([0, 0, 0, 0]),
    },
    [],
    {
      weight: tensor([
        [0.5, 1],
        [1, -1],
        [2, 0.25],
        [-1, 0.5],
      ]),
      bias: tensor([0, 0]),
    },
  ];
  const given = { model, loss: meanSquaredError, example, state: { parameters } };
  const [wide, narrow] = [trace(given), trace({ ...given, dtype: "float32" })];
  expect(compare(wide, narrow).first?.name).toBe("a1");
  // 1 − a² of a near 1 has few digits left.
  expect(compare(wide, narrow, { relative: 1e-6, absolute: 1e-7 }).first).toBe(undefined);
});

test("values that were not kept are compared by their statistics and entries", () => {
  const options = { model, loss: meanSquaredError, example, kept: 4, shown: 2 };
  const { first } = compare(trace(options), trace({ ...options, seed: 1 }));
  expect(first?.name).toBe("W1");
  expect(compare(trace(options), trace(options)).first).toBe(undefined);
});

test.each([
  ['{ "format": "gd trace values", "version": 2 }', "readTrace(json), in version, expects 1, but received 2."],
  ['{ "format": "gd trace values", "version": 1, "values": [1] }', "in values, expects numbers by name"],
  ['{ "format": "gd trace values", "version": 1, "values": { "x": [[1], 2] } }', "in x, expects numbers, in lists"],
  ['{ "format": "gd trace values", "version": 1, "values": { "x": "1" } }', "in x, expects numbers, in lists"],
  ["{", "readTrace(json) expects JSON"],
  ["[]", "readTrace(json) expects a derivation, which trace(…) returns"],
  [traceJson(derivation).replace('"mean":', '"means":'), "in values[0], expects a name, a shape, elements"],
  [traceJson(derivation).replace('"version":1', '"version":9'), "readTrace(json).version expects 1"],
])("%s is refused", (text, message) => {
  expect(() => readTrace(text)).toThrow(message);
});

test("refuses to compare what has nothing in common, or other shapes", () => {
  const values = (of: object) => readTrace(JSON.stringify({ format: "gd trace values", version: 1, values: of }));
  expect(() => compare(derivation, values({ q: 1 }))).toThrow(
    "values of the derivation's names, such as x, t, W1, b1, W2",
  );
  expect(() => compare(derivation, values({ x: [1, 2] }))).toThrow("compare(other), in x, expects 3 numbers");
  // As PyTorch has weights: as many numbers, in another order.
  expect(() =>
    compare(
      derivation,
      values({
        W1: [
          [1, 2, 3],
          [4, 5, 6],
        ],
      }),
    ),
  ).toThrow("of the shape [3,4]");
});
