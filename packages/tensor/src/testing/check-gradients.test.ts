import { describe, expect, test } from "vitest";
import { cos } from "../elementary/cos.js";
import { exp } from "../elementary/exp.js";
import { log } from "../elementary/log.js";
import { sigmoid } from "../elementary/sigmoid.js";
import { sin } from "../elementary/sin.js";
import { tanh } from "../elementary/tanh.js";
import { referenceOps } from "../interpreter/reference/reference-interpreter.js";
import type { Context } from "../model/context.js";
import type { Layer } from "../model/layer.js";
import { none } from "../parameters.js";
import { randomStreams } from "../random/random-streams.js";
import type { Shape } from "../shape.js";
import { type Tensor, tensor } from "../tensor.js";
import { toArray } from "../to-array.js";
import { checkGradients } from "./check-gradients.js";
import { describeGradientCheck } from "./describe-gradient-check.js";
import { GradientError } from "./gradient-error.js";
import { randomTensor } from "./random-tensor.js";

const ops = referenceOps({ dtype: "float64" });

/** Checks a claimed derivative of Σ f(xᵢ). */
const check = (f: (x: number) => number, derivative: (x: number) => number, points: readonly number[]) => {
  const x = tensor(points, { dtype: "float64" });
  const value = () => [...x.data].reduce((total, element) => total + f(element), 0);
  return checkGradients({
    variables: [["x", x]],
    value,
    gradients: [tensor(points.map(derivative), { dtype: "float64" })],
  });
};

const spread = [-2.3, -1.7, -0.9, -0.31, -0.04, 0, 0.07, 0.28, 0.8, 1.9, 2.6];

describe("checkGradients passes the gradient of", () => {
  test.each<[string, (x: number) => number, (x: number) => number, number[]]>([
    ["x²", (x) => x * x, (x) => 2 * x, spread],
    ["x³", (x) => x * x * x, (x) => 3 * x * x, spread],
    ["x⁵", (x) => x * x * x * x * x, (x) => 5 * x * x * x * x, spread],
    ["exp(3x)", (x) => exp(3 * x), (x) => 3 * exp(3 * x), spread],
    ["sigmoid(10x)", (x) => sigmoid(10 * x), (x) => 10 * sigmoid(10 * x) * sigmoid(-10 * x), spread],
    ["tanh(5x)", (x) => tanh(5 * x), (x) => 5 * (1 - tanh(5 * x) * tanh(5 * x)), spread],
    ["sin(10x)", (x) => sin(10 * x), (x) => 10 * cos(10 * x), spread],
    ["log(x)", log, (x) => 1 / x, [0.1, 0.5, 1, 7, 1000]],
    ["√x", Math.sqrt, (x) => 0.5 / Math.sqrt(x), [0.1, 0.5, 1, 7, 1000]],
    ["x², values of 1e3", (x) => x * x, (x) => 2 * x, spread.map((x) => 1e3 * x)],
    ["1e3 sin(x)", (x) => 1e3 * sin(x), (x) => 1e3 * cos(x), spread],
    ["1e-3 sin(x)", (x) => 1e-3 * sin(x), (x) => 1e-3 * cos(x), spread],
    ["sin(x), values of 1e-3", sin, cos, spread.map((x) => 1e-3 * x)],
    ["sin(x), values of 1e3", sin, cos, spread.map((x) => 1e3 * x)],
    ["x, constant beside 1e3", (x) => x + 1e3, () => 1, spread],
    ["a constant", () => 5, () => 0, spread],
  ])("%s", (_, f, derivative, points) => {
    const result = check(f, derivative, points);
    expect(result.passed, describeGradientCheck(result)).toBe(true);
    expect(result).toMatchObject({ compared: points.length, kinks: 0 });
  });
});

describe("checkGradients catches", () => {
  const random = randomStreams("checkGradients").stream("operands");
  const weight = randomTensor(random, [3, 3]);
  const bias = randomTensor(random, [3]);
  const input = randomTensor(random, [4, 3]);
  const outputGradient = randomTensor(random, [4, 3]);
  const forward = () => ops.tanh(ops.addRow(ops.matmul(input, weight), bias));
  const value = () => toArray(ops.sum(ops.multiply(forward(), outputGradient)));

  /** Right: the gradient of tanh(xW + b)·g with respect to W and b. */
  const right = () => {
    const output = forward();
    const inner = ops.multiply(outputGradient, ops.subtract(1, ops.multiply(output, output)));
    return { weight: ops.matmul(ops.transpose(input), inner), bias: ops.sumRows(inner), inner };
  };
  const verdict = (claimed: { readonly weight: Tensor; readonly bias: Tensor }) =>
    checkGradients({
      variables: [
        ["weight", weight],
        ["bias", bias],
      ],
      value,
      gradients: [claimed.weight, claimed.bias],
    });
  /** The same elements but one. */
  const withElement = <S extends Shape>(
    source: Tensor<S>,
    index: number,
    change: (x: number) => number,
  ): Tensor<S> => ({
    ...source,
    data: source.data.map((x, i) => (i === index ? change(x) : x)),
  });

  test("nothing in the right gradient", () => {
    expect(verdict(right())).toMatchObject({ passed: true, compared: 12, kinks: 0 });
  });

  test.each<[string, Partial<{ weight: Tensor; bias: Tensor }>]>([
    ["a wrong sign", { bias: ops.multiply(right().bias, -1) }],
    ["a missing factor of 2", { weight: ops.multiply(right().weight, 0.5) }],
    ["a missing factor of 0.01", { weight: ops.multiply(right().weight, 100) }],
    ["a factor of 1.01", { bias: ops.multiply(right().bias, 1.01) }],
    ["a forgotten factor 1 − y²", { weight: ops.matmul(ops.transpose(input), outputGradient) }],
    ["a forgotten example", { bias: ops.subtract(right().bias, ops.slice(ops.concatenate([right().inner]), 0, [3])) }],
    ["a forgotten bias", { bias: ops.fill([3], 0) }],
    ["a transposed gradient", { weight: ops.transpose(right().weight) }],
    ["NaN in the first element", { weight: withElement(right().weight, 0, () => Number.NaN) }],
    ["infinity in the first element", { weight: withElement(right().weight, 0, () => Infinity) }],
  ])("%s", (_, wrong) => {
    expect(verdict({ ...right(), ...wrong }).passed).toBe(false);
  });

  test.each(Array.from({ length: 9 }, (_, i) => i))(
    "a relative error of 1e-5 in element %i only, and names it",
    (i) => {
      const result = verdict({ ...right(), weight: withElement(right().weight, i, (x) => x * (1 + 1e-5)) });
      expect(result.passed).toBe(false);
      expect(result.worst).toMatchObject({ variable: "weight", index: i });
      expect(result.worst!.relativeError).toBeCloseTo(1e-5, 7);
    },
  );

  test("a function that is not a number", () => {
    expect(
      check(
        (x) => log(x),
        (x) => 1 / x,
        [-1, 1],
      ).passed,
    ).toBe(false);
  });
});

describe("checkGradients at kinks", () => {
  const step = 2 ** -10;
  const relu = (x: number) => Math.max(x, 0);
  const near = [0, 0.2, 0.5, 2 / 3, 1, 1.5, 5 / 3, 1.8, 2, 2.5, 2.9].flatMap((steps) => [steps * step, -steps * step]);

  test.each<[string, (x: number) => number]>([
    ["|x|", Math.abs],
    ["relu", relu],
    ["leaky relu", (x) => (x > 0 ? x : 0.01 * x)],
    ["a jump", (x) => (x > 0 ? 1 : 0)],
  ])("skips and counts the elements of %s within three steps of it", (_, f) => {
    expect(check(f, () => Number.NaN, near)).toMatchObject({ compared: 0, kinks: near.length });
  });

  test("compares the elements further away", () => {
    const far = [-1, -3.1 * step, 3.1 * step, 1];
    expect(check(relu, (x) => (x > 0 ? 1 : 0), far)).toMatchObject({ passed: true, compared: 4, kinks: 0 });
    expect(check(relu, () => 1, far).passed).toBe(false);
  });

  test("still compares the other elements", () => {
    expect(check(relu, (x) => (x > 0 ? 1 : 0), [...near, -1, 1])).toMatchObject({
      passed: true,
      compared: 2,
      kinks: 22,
    });
    expect(check(relu, (x) => (x > 0 ? 1.001 : 0), [...near, -1, 1]).passed).toBe(false);
  });
});

describe("checkGradients", () => {
  const x = tensor([1, 2, 3], { dtype: "float64" });

  test("restores what it varies", () => {
    checkGradients({ variables: [["x", x]], value: () => x.data[0]!, gradients: [x] });
    expect([...x.data]).toEqual([1, 2, 3]);
  });

  test("reads transposed gradients as they are seen", () => {
    const matrix = tensor(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      { dtype: "float64" },
    );
    const value = () => [...matrix.data].reduce((total, element, i) => total + i * element, 0);
    const gradient = ops.transpose(
      tensor(
        [
          [0, 3],
          [1, 4],
          [2, 5],
        ],
        { dtype: "float64" },
      ),
    );
    expect(checkGradients({ variables: [["matrix", matrix]], value, gradients: [gradient] }).passed).toBe(true);
  });

  test("refuses variables that it cannot vary, and gradients of another shape", () => {
    const refusal = (variable: Tensor, ...gradients: Tensor[]) =>
      expect(() => checkGradients({ variables: [["x", variable]], value: () => 0, gradients }));
    refusal(tensor([1]), tensor([1])).toThrow("x is float32 [1] and its gradient [1]; it needs float64");
    refusal(x).toThrow(GradientError);
    refusal(x).toThrow("the function: x is float64 [3] and its gradient missing");
    refusal(x, tensor([1, 2])).toThrow("x is float64 [3] and its gradient [2]");
    const matrix = ops.transpose(ops.fill([2, 3], 1));
    refusal(matrix, matrix).toThrow("x is a transposed float64 [3, 2] and its gradient [3, 2]");
  });

  test("is described in a sentence", () => {
    const result = check(
      (y) => y * y,
      (y) => (y === 3 ? 12 : 2 * y),
      [1, 3],
    );
    expect(describeGradientCheck(result)).toBe(
      "the function: 2 derivatives compared, 0 kinks skipped; largest relative error 5.0e-1\n" +
        "  ✗ x [2]: at [1] claimed 12, measured 6",
    );
    expect(describeGradientCheck(check(Math.abs, () => 0, [0]))).toBe(
      "the function: 0 derivatives compared, 1 kinks skipped\n" +
        "  ✗ x [1]: nothing compared, as there are 1 kinks; check at another point",
    );
  });
});

describe("checkGradients of a layer", () => {
  /** y = table[label] · x in training, and 0 in evaluation: input [label, x]. */
  const rows = (wrong = false, seen = new Set<number>()): Layer => {
    const definition = {
      name: "rows",
      inputShape: [2],
      outputShape: [1],
      initialize: ({ random }: Context) => ({ table: randomTensor(random.stream("table"), [3, 1]) }),
      initializeStatistics: () => none,
      forward({ training }: Context, { table }: { readonly table: Tensor }, input: Tensor) {
        const examples = Array.from({ length: input.shape[0]! }, (_, i) => i);
        for (const element of input.data) seen.add(element);
        const label = (i: number) => Math.round(input.data[2 * i]!);
        const on = training ? 1 : 0;
        const columns = (of: (i: number) => number) =>
          tensor(
            examples.map((i) => [of(i)]),
            { dtype: "float64" },
          );
        const backward = (g: Tensor) => ({
          inputGradient: tensor(
            examples.map((i) => [0, on * table.data[label(i)]! * g.data[i]!]),
            { dtype: "float64" },
          ),
          gradients: {
            table: tensor(
              [0, 1, 2].map((row) => [
                examples.reduce(
                  (sum, i) => sum + (label(i) === row ? on * input.data[2 * i + 1]! * g.data[i]! : 0),
                  wrong ? 1 : 0,
                ),
              ]),
              { dtype: "float64" },
            ),
          },
        });
        return {
          output: columns((i) => on * table.data[label(i)]! * input.data[2 * i + 1]!),
          statistics: none,
          backward,
          parameterGradients: (g: Tensor) => backward(g).gradients,
        };
      },
    };
    // The plain object says less of its shapes than `Layer` asks for.
    return definition as unknown as Layer;
  };
  const input = tensor([
    [0, 1.5],
    [2, -1],
    [2, 0.5],
  ]);
  const worst = (seed: number) => checkGradients(rows(true), { input, seed }).variables[1]!.worst!;

  test("takes a batch and parameters, in any precision, and need not vary the batch", () => {
    const parameters = { table: tensor([[1], [2], [3]]) };
    const check = checkGradients(rows(), { input, labels: 3, parameters });
    expect(check).toMatchObject({ passed: true, compared: 3, kinks: 0 });
    expect(check.variables.map(({ variable, shape }) => [variable, shape])).toEqual([["table", [3, 1]]]);
    expect(checkGradients(rows(), { input }).variables.map(({ variable }) => variable)).toEqual(["input", "table"]);
    expect(parameters.table.data).toEqual(Float32Array.of(1, 2, 3));
    const zero = { table: tensor([[0], [0], [0]]) };
    expect(checkGradients(rows(), { input, parameters: zero }).variables[0]!.worst).toMatchObject({ measured: 0 });
  });

  test("draws labels where the input holds them", () => {
    const seen = new Set<number>();
    expect(checkGradients(rows(false, seen), { labels: 3, batch: 40 })).toMatchObject({ passed: true, compared: 3 });
    expect([...seen].toSorted()).toEqual([0, 1, 2]);
  });

  test("checks it as in training or as in evaluation, at a point that the seed decides", () => {
    const evaluated = checkGradients(rows(), { input, training: false });
    expect(evaluated).toMatchObject({ passed: true });
    expect(evaluated.worst).toMatchObject({ claimed: 0, measured: 0 });
    expect(worst(1)).toEqual(worst(1));
    expect(worst(1).claimed).not.toBe(worst(2).claimed);
  });

  test("names a term that is too many as nothing that is known", () => {
    const { passed, variables } = checkGradients(rows(true), { input });
    expect(passed).toBe(false);
    expect(variables[1]).toMatchObject({ variable: "table", passed: false, mistake: undefined });
    expect(variables[1]!.worst!.claimed - variables[1]!.worst!.measured).toBeCloseTo(1, 8);
  });
});
