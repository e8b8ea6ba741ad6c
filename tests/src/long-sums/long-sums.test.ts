import { batchNorm, batchNorm2d, globalAveragePool2d, layerNorm, linear, zeros } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { clipByNorm, gradientDescent } from "@gd/optim";
import { createContext, fromElements, none, referenceInterpreter, toArray } from "@gd/tensor";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { createTraining, l1, l2 } from "@gd/train";
import { describe, expect, test } from "vitest";
import { type Moments, momentsOf } from "./moments.js";
import { KINDS, type Kind, numbersOf } from "./numbers.js";

const MANY = 10_000_000;
/** The most that rounding changes a number, relative to it. */
const [UNIT, UNIT64] = [2 ** -24, 2 ** -53];

const interpreters = [referenceInterpreter(), wasmInterpreter()] as const;
const kinds = Object.keys(KINDS) as readonly Kind[];

/** The bounds of decision 20, in float32. */
const boundOf = {
  sum: ({ sum, magnitude, count }: Moments) => UNIT * Math.abs(sum) + count * UNIT64 * magnitude,
  mean: ({ mean, magnitude }: Moments) => UNIT * Math.abs(mean) + UNIT64 * magnitude,
  variance: ({ mean, variance }: Moments) => 5 * UNIT * variance + (UNIT * mean) ** 2,
};
const EPSILON = 1e-5;

const expectWithin = (what: string, got: number, wanted: number, bound: number): void => {
  expect(Math.abs(got - wanted), `${what}: ${got} for ${wanted}`).toBeLessThanOrEqual(bound);
};

/** (x − μ) / √(σ² + ε), where μ is rounded, which counts where it is far larger than σ. */
const expectNormalized = (got: ArrayLike<number>, x: ArrayLike<number>, { mean, variance }: Moments): void => {
  const deviation = Math.sqrt(variance + EPSILON);
  let worst = 0;
  for (let i = 0; i < x.length; i++) {
    const wanted = (x[i]! - mean) / deviation;
    const bound = UNIT * (Math.abs(mean) / deviation + 8 * Math.abs(wanted));
    worst = Math.max(worst, Math.abs(got[i]! - wanted) / bound);
  }
  expect(worst).toBeLessThanOrEqual(1.001);
};

describe.each(kinds)("in float32, %s", (kind) => {
  test.each([100, 12_345, 1_000_000, MANY])("sums and means of %i are within their bounds", (count) => {
    const x = numbersOf(kind, [count]);
    const moments = momentsOf(x.data);
    const windows = { size: [1, count], stride: [1, 1], padding: { top: 0, bottom: 0, left: 0, right: 0 } } as const;
    for (const { ops } of interpreters) {
      const [row, column] = [ops.reshape(x, [1, count]), ops.reshape(x, [count, 1])];
      const image = ops.reshape(x, [1, 1, count, 1]);
      for (const total of [ops.sum(x), ops.sumRows(column), ops.sumColumns(row), ops.sumWindows(image, windows)]) {
        expectWithin("sum", total.data[0]!, moments.sum, boundOf.sum(moments));
      }
      for (const mean of [ops.meanRows(column), ops.meanColumns(row)]) {
        expectWithin("mean", mean.data[0]!, moments.mean, boundOf.mean(moments));
      }
    }
  });

  test.each([256, 12_345, 500_000])("products with %i terms are within their bounds", (inner) => {
    const [left, right] = [numbersOf(kind, [2, inner]), numbersOf(kind, [inner, 3])];
    const products = interpreters.map(({ ops }) => ops.matmul(left, right).data);
    const terms = Math.min(inner, 256 + inner / 256);
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 3; j++) {
        let [exact, magnitude] = [0, 0];
        for (let k = 0; k < inner; k++) {
          const term = left.data[i * inner + k]! * right.data[k * 3 + j]!;
          exact += term;
          magnitude += Math.abs(term);
        }
        for (const product of products) {
          expectWithin(`(${i}, ${j})`, product[i * 3 + j]!, exact, 1.001 * terms * UNIT * magnitude);
        }
      }
    }
  });
});

describe.each([
  ["referenceInterpreter", interpreters[0]],
  ["wasmInterpreter", interpreters[1]],
])("in float32, with %s", (_, interpreter) => {
  const { ops } = interpreter;
  const context = createContext({ ops });

  describe.each(kinds)("%s", (kind) => {
    test("batchNorm finds mean and variance of 300,000", () => {
      const x = numbersOf(kind, [300_000, 1]);
      const moments = momentsOf(x.data);
      const layer = batchNorm(1, { momentum: 1 });
      const { output, statistics } = layer.forward(context, layer.initialize(context), x);
      expectWithin("mean", statistics.mean.data[0]!, moments.mean, boundOf.mean(moments));
      const unbiased = moments.count / (moments.count - 1);
      const wanted = unbiased * moments.variance;
      expectWithin("variance", statistics.variance.data[0]!, wanted, boundOf.variance(moments) + UNIT * wanted);
      expectNormalized(output.data, x.data, moments);
    });

    test("layerNorm normalizes 100,000 features", () => {
      const x = numbersOf(kind, [1, 100_000]);
      const layer = layerNorm(100_000);
      const { output } = layer.forward(context, layer.initialize(context), x);
      expectNormalized(output.data, x.data, momentsOf(x.data));
    });

    test("norms and penalties of a million weights", () => {
      const x = numbersOf(kind, [1_000_000]);
      const moments = momentsOf(x.data);
      const norm = Math.sqrt(moments.squares);
      const { update } = clipByNorm(1).update({ ops, gradient: x, state: none, parameters: x, coefficients: [] });
      expectWithin("clipByNorm", Math.sqrt(momentsOf(update.data).squares), 1, 6 * UNIT + 1e-6 / norm);
      const half = l2({ strength: 1 }).evaluate(ops, x).value.data[0]!;
      expectWithin("l2", half, moments.squares / 2, 3 * UNIT * moments.squares);
      const absolute = l1({ strength: 1 }).evaluate(ops, x).value.data[0]!;
      expectWithin("l1", absolute, moments.magnitude, 2 * UNIT * moments.magnitude);
    });
  });

  test("the mean of ten million losses of 0.01 is 0.01", () => {
    const { value } = meanSquaredError.evaluate(context, ops.fill([MANY, 1], 0.1), ops.fill([MANY, 1], 0));
    expectWithin("meanSquaredError", toArray(value), 0.01, 5 * UNIT * 0.01);
  });

  test("a constant channel is 0", () => {
    for (const [batch, height, width] of [
      [32, 16, 16],
      [3, 7, 11],
      [64, 28, 28],
    ] as const) {
      for (const constant of [5.3, 0.1, -1000.1]) {
        const layer = batchNorm2d(1).at([height, width, 1]);
        const images = ops.fill([batch, height, width, 1], constant);
        const { output } = layer.forward(context, layer.initialize(context), images);
        expect(momentsOf(output.data).magnitude).toBe(0);
        const row = layerNorm(768);
        const rows = row.forward(context, row.initialize(context), ops.fill([2, 768], constant));
        expect(momentsOf(rows.output.data).magnitude).toBe(0);
      }
    }
  });

  test("a channel of 1000 ± 1 has its mean and its variance", () => {
    const layer = batchNorm(1, { momentum: 1 });
    const x = numbersOf("numbers far from 0", [524_288, 1]);
    const { statistics } = layer.forward(context, layer.initialize(context), x);
    expect(toArray(statistics.mean)[0]).toBeCloseTo(1000, 1);
    expect(toArray(statistics.variance)[0]).toBeCloseTo(1 / 3, 2);
  });

  test("l2 of four million weights of 0.1 is 20,000", () => {
    const { value } = l2({ strength: 1 }).evaluate(ops, ops.fill([4_000_000], 0.1));
    expectWithin("l2", toArray(value), 20_000, 5 * UNIT * 20_000);
  });

  test("the average of a million pixels of 0.1 is 0.1", () => {
    const pool = globalAveragePool2d.at([1000, 1000, 1]);
    const { output } = pool.forward(context, [], ops.fill([1, 1000, 1000, 1], 0.1));
    expectWithin("globalAveragePool2d", output.data[0]!, Math.fround(0.1), 2 * UNIT * 0.1);
  });

  test("a step reports the norms of a million gradients", () => {
    const [examples, inputs, outputs] = [8, 1000, 1000];
    const training = createTraining({
      model: linear(inputs, outputs, { weight: zeros }),
      loss: meanSquaredError,
      optimizer: gradientDescent({ learningRate: 1 }),
      interpreter,
      norms: true,
    });
    const input = numbersOf("positive numbers", [examples, inputs]);
    const { norms } = training.step({ input, target: ops.fill([examples, outputs], 0.1) });
    // y = 0, so that ∂L/∂y is the same everywhere.
    const slope = (2 * 0.1) / (examples * outputs);
    let squares = outputs * (examples * slope) ** 2;
    for (let i = 0; i < inputs; i++) {
      let sum = 0;
      for (let example = 0; example < examples; example++) sum += input.data[example * inputs + i]!;
      squares += outputs * (sum * slope) ** 2;
    }
    expectWithin("norms.gradient", norms!.gradient, Math.sqrt(squares), 20 * UNIT * Math.sqrt(squares));
  });
});

test("float64 loses nothing that a float32 would show", () => {
  const { ops } = wasmInterpreter({ dtype: "float64" });
  const x = fromElements(new Float64Array(MANY).fill(0.1), [MANY]);
  expect(toArray(ops.sum(x))).toBeCloseTo(MANY / 10, 4);
});
