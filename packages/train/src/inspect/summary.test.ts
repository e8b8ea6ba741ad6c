import { batchNorm, defineLayer, flatten, linear, noStatistics, relu, sequential, stack } from "@gd/layers";
import { counting, createContext, type Layer, leaves, sizeOf } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { summary } from "./summary.js";

const model = sequential(flatten([4, 5], 20), linear(20, 8), relu, batchNorm(8), linear(8, 3));

describe("summary", () => {
  test("has a row for each layer, with shapes, parameters and costs", () => {
    const { layers, ...whole } = summary(model, { batchSize: 10 });
    expect(
      layers.map(({ name, inputShape, outputShape, parameters, parameterShapes }) => ({
        name,
        inputShape,
        outputShape,
        parameters,
        parameterShapes,
      })),
    ).toEqual([
      {
        name: "0 flatten([4, 5])",
        inputShape: [10, 4, 5],
        outputShape: [10, 20],
        parameters: 0,
        parameterShapes: {},
      },
      {
        name: "1 linear(20 → 8)",
        inputShape: [10, 20],
        outputShape: [10, 8],
        parameters: 168,
        parameterShapes: { weight: [20, 8], bias: [8] },
      },
      { name: "2 relu", inputShape: [10, 8], outputShape: [10, 8], parameters: 0, parameterShapes: {} },
      {
        name: "3 batchNorm(8)",
        inputShape: [10, 8],
        outputShape: [10, 8],
        parameters: 16,
        parameterShapes: { scale: [8], shift: [8] },
      },
      {
        name: "4 linear(8 → 3)",
        inputShape: [10, 8],
        outputShape: [10, 3],
        parameters: 27,
        parameterShapes: { weight: [8, 3], bias: [3] },
      },
    ]);
    // y = xW + b: 2 · 10 · 20 · 8 and 10 · 8; backward gWᵀ, xᵀg and Σ g.
    expect(layers[1]!.forward).toEqual({ operations: 2, floatingPointOperations: 3280, bytes: 640 });
    expect(layers[1]!.backward).toEqual({
      operations: 3,
      floatingPointOperations: 3200 + 3200 + 80,
      bytes: 4 * (10 * 20 + 20 * 8 + 8),
    });
    expect(whole).toMatchObject({
      name: "sequential",
      dtype: "float32",
      inputShape: [10, 4, 5],
      outputShape: [10, 3],
      parameters: 211,
      parameterBytes: 844,
    });
  });

  test("of a single layer has one row, and takes twice the bytes in float64", () => {
    const [narrow, wide] = [summary(linear(3, 2)), summary(linear(3, 2), { dtype: "float64" })];
    expect(narrow.layers).toHaveLength(1);
    expect(narrow.layers[0]).toMatchObject({ name: "linear(3 → 2)", outputShape: [1, 2], parameters: 8 });
    expect([wide.parameterBytes, wide.forward.bytes]).toEqual([2 * narrow.parameterBytes, 2 * narrow.forward.bytes]);
    expect(wide.forward.floatingPointOperations).toBe(narrow.forward.floatingPointOperations);
  });

  /** y = x + f(x), a layer that is made of another and computes something of its own. */
  const around = (inner: Layer<readonly [8], readonly [8]>) =>
    defineLayer({
      name: "around",
      inputShape: [8],
      outputShape: [8],
      initialize: (context) => ({ inner: inner.initialize(context), gain: context.ops.fill([8], 1) }),
      initializeStatistics: noStatistics,
      forward(context, parameters, input) {
        const inside = { ...context, path: [...context.path, "inner"] };
        const step = inner.forward(inside, parameters.inner, input);
        return {
          output: context.ops.add(input, step.output),
          backward(g) {
            const { inputGradient, gradients } = step.backward(g);
            return {
              inputGradient: context.ops.add(g, inputGradient),
              gradients: { inner: gradients, gain: context.ops.sumRows(g) },
            };
          },
        };
      },
    });

  test.each([
    ["a sequence", model],
    ["nested ones", sequential(linear(4, 8), stack([linear(8, 8), relu, stack([linear(8, 2)])]))],
    ["a layer around another", sequential(linear(4, 8), around(linear(8, 8)), relu)],
  ])("its rows add up to the whole: %s", (_, given: Layer) => {
    const { layers, parameters, forward, backward } = summary(given, { batchSize: 4 });
    const total = (of: (row: (typeof layers)[number]) => number) => layers.reduce((sum, row) => sum + of(row), 0);
    const { ops, cost } = counting();
    const drawn = given.initialize(createContext({ ops }));
    expect(parameters).toBe(leaves(drawn).reduce((sum, [, { shape }]) => sum + sizeOf(shape), 0));
    expect(total((row) => row.parameters)).toBe(parameters);
    for (const part of ["operations", "floatingPointOperations", "bytes"] as const) {
      expect(total((row) => row.forward[part])).toBe(forward[part]);
      expect(total((row) => row.backward[part])).toBe(backward[part]);
    }
    const before = cost().floatingPointOperations;
    given.forward(createContext({ ops, training: false }), drawn, ops.fill([4, ...given.inputShape], 0));
    expect(forward.floatingPointOperations).toBe(cost().floatingPointOperations - before);
  });

  test("names layers by their place, and leaves out those that only pass on", () => {
    const nested = sequential(linear(4, 8), sequential(linear(8, 8), relu), around(linear(8, 8)));
    expect(summary(nested).layers.map(({ name, parameters }) => [name, parameters])).toEqual([
      ["0 linear(4 → 8)", 40],
      ["1 sequential › 0 linear(8 → 8)", 72],
      ["1 sequential › 1 relu", 0],
      ["2 around", 8],
      ["2 around › inner", 72],
    ]);
  });

  test("is a table, too", () => {
    expect(summary(sequential(linear(784, 128), relu, linear(128, 10)), { batchSize: 32 }).table).toBe(
      [
        "sequential, input [32, 784], float32: parameters of 407,080 bytes",
        "layer                output     parameters   bytes  operations    backward",
        "0 linear(784 → 128)  [32, 128]     100,480  32,768   6,426,624  12,849,152",
        "1 relu               [32, 128]           0  16,384       4,096       4,096",
        "2 linear(128 → 10)   [32, 10]        1,290   2,560      82,240     164,160",
        "all                  [32, 10]      101,770  51,712   6,512,960  13,017,408",
        "bytes: of all results of the forward step; operations: on floating-point numbers, forward and backward",
      ].join("\n"),
    );
  });
});
