import { describe, expect, test } from "vitest";
import { referenceInterpreter } from "../interpreter/reference/reference-interpreter.js";
import type { Layer } from "../model/layer.js";
import { none } from "../parameters.js";
import { type Batch, type Tensor, tensor } from "../tensor.js";
import { checkGradients } from "./check-gradients.js";
import { describeGradientCheck } from "./describe-gradient-check.js";
import { expectGradients } from "./expect-gradients.js";
import { GradientError } from "./gradient-error.js";

const interpreter = referenceInterpreter({ dtype: "float64" });
const { ops } = interpreter;

interface Gradients {
  readonly inputGradient: Tensor;
  readonly weight: Tensor;
  readonly bias: Tensor;
  readonly shift: Tensor;
}

/** y = tanh(xW + b) + s of some outputs, made by hand, with gradients that a mistake was planted in. */
const network = (
  inputs: number,
  outputs: number,
  mistake: (right: Gradients, inner: Batch<readonly [number]>, input: Batch<readonly [number]>) => Partial<Gradients>,
): Layer => {
  type P = Omit<Gradients, "inputGradient">;
  const layer = {
    name: "network",
    inputShape: [inputs],
    outputShape: [outputs],
    initialize: () => ({
      weight: ops.fill([inputs, outputs], 0),
      bias: ops.fill([outputs], 0),
      shift: ops.fill([outputs], 0),
    }),
    initializeStatistics: () => none,
    forward(_: unknown, { weight, bias, shift }: P, input: Batch<readonly [number]>) {
      const w = ops.reshape(weight, [inputs, outputs]);
      const t = ops.tanh(ops.addRow(ops.matmul(input, w), ops.reshape(bias, [outputs])));
      const backward = (g: Batch<readonly [number]>) => {
        const inner = ops.multiply(g, ops.subtract(1, ops.multiply(t, t)));
        const right = {
          inputGradient: ops.matmul(inner, ops.transpose(w)),
          weight: ops.reshape(ops.matmul(ops.transpose(input), inner), [inputs, outputs]),
          bias: ops.sumRows(inner),
          shift: ops.sumRows(g),
        };
        const { inputGradient, ...gradients } = { ...right, ...mistake(right, inner, input) };
        return { inputGradient, gradients };
      };
      return {
        output: ops.addRow(t, ops.reshape(shift, [outputs])),
        statistics: none,
        backward,
        parameterGradients: (g: Batch<readonly [number]>) => backward(g).gradients,
      };
    },
  };
  // The plain object says less of its shapes than `Layer` asks for.
  return layer as unknown as Layer;
};

type Mistake = Parameters<typeof network>[2];
const rowOf = (matrix: Tensor, row: number): Tensor => {
  const columns = matrix.shape[1]!;
  return ops.slice(ops.concatenate([matrix]), row * columns, [columns]);
};

const mistakes: readonly (readonly [what: string, variable: string, mistake: Mistake, message: string])[] = [
  ["a wrong sign", "weight", ({ weight }) => ({ weight: ops.multiply(weight, -1) }), "wrong sign: claimed = −measured"],
  ["a factor", "bias", ({ bias }) => ({ bias: ops.multiply(bias, 0.5) }), "missing factor 2: claimed = 0.5 · measured"],
  [
    "a factor too many",
    "input",
    ({ inputGradient }) => ({ inputGradient: ops.multiply(inputGradient, 100) }),
    "missing factor 0.01: claimed = 100 · measured",
  ],
  [
    "a sign and a factor",
    "bias",
    ({ bias }) => ({ bias: ops.multiply(bias, -3) }),
    "wrong sign and missing factor 0.33333: claimed = -3 · measured",
  ],
  [
    "the mean over the batch",
    "bias",
    ({ bias }) => ({ bias: ops.divide(bias, 5) }),
    "missing factor 5: claimed = 0.2 · measured; 5 is the size of the batch, whose sum is taken",
  ],
  [
    "a zero",
    "weight",
    ({ weight }) => ({ weight: ops.fill(weight.shape, 0) }),
    "zero: the gradient is not computed, or not returned",
  ],
  ["NaN", "bias", ({ bias }) => ({ bias: ops.divide(bias, 0) }), "not finite: a division by 0, or the logarithm of 0"],
  [
    "the first example alone",
    "bias",
    (_, inner) => ({ bias: rowOf(inner, 0) }),
    "missing sum over the batch: only example 0 of 5 is counted",
  ],
  [
    "the last example alone",
    "bias",
    (_, inner) => ({ bias: rowOf(inner, 4) }),
    "missing sum over the batch: only example 4 of 5 is counted",
  ],
  [
    "a forgotten derivative of tanh, which is no single mistake",
    "weight",
    (_, inner, input) => ({ weight: ops.fill([input.shape[1], inner.shape[1]!], 1) }),
    "nothing",
  ],
];

describe("the likely mistake is recognized:", () => {
  test.each(mistakes)("%s in the gradient of %s", (_, variable, mistake, message) => {
    const { passed, variables } = checkGradients(network(4, 3, mistake));
    expect(passed).toBe(false);
    for (const check of variables) {
      expect(check.passed, check.variable).toBe(check.variable !== variable);
      expect(check.mistake ?? "nothing").toBe(check.variable === variable ? message : "nothing");
    }
  });

  const transposed: Mistake = ({ weight: { shape, data } }) => {
    const [rows = 0, columns = 0] = shape;
    const matrix = ops.reshape({ shape, data, dtype: "float64", transposed: false }, [rows, columns]);
    return { weight: ops.reshape(interpreter.variable(ops.transpose(matrix)), [rows, columns]) };
  };
  test.each([3, 4])("a transposed gradient of a weight of [%d, 3]", (inputs) => {
    const { variables } = checkGradients(network(inputs, 3, transposed));
    expect(variables.map(({ mistake }) => mistake)).toEqual([
      undefined,
      "transposed: element [i, j] is claimed at [j, i]",
      undefined,
      undefined,
    ]);
  });

  test("two gradients that are exchanged", () => {
    const { variables } = checkGradients(network(4, 3, ({ bias, shift }) => ({ bias: shift, shift: bias })));
    expect(variables.map(({ mistake }) => mistake)).toEqual([
      undefined,
      undefined,
      "exchanged: what is measured is claimed for shift",
      "exchanged: what is measured is claimed for bias",
    ]);
  });

  test("a gradient of another shape, with a hint", () => {
    const refusal = (mistake: Mistake) => expect(() => checkGradients(network(4, 3, mistake)));
    refusal((_, inner) => ({ bias: inner })).toThrow(
      "network: bias is float64 [3] and its gradient [5, 3]; it needs float64, not transposed, and a gradient of the " +
        "same shape: is the sum over the batch missing?",
    );
    refusal(() => ({ weight: ops.fill([3, 4], 0) })).toThrow("same shape: is it transposed?");
    refusal(() => ({ weight: ops.fill([2, 4], 0) })).toThrow(/same shape$/);
    refusal(() => ({ shift: none as never })).toThrow("shift is float64 [3] and its gradient missing");
  });
});

describe("of one element", () => {
  const of = (gradient: number) =>
    checkGradients(([x = 0]) => ({ value: x * x, gradient: [gradient * x] }), { point: [1.5] }).variables[0]!.mistake;

  test("only factors that one would write are told", () => {
    expect(of(-2)).toBe("wrong sign: claimed = −measured");
    expect(of(1)).toBe("missing factor 2: claimed = 0.5 · measured");
    expect(of(2.0001)).toBe(undefined);
    expect(of(2 * (1 + 5e-7))).toBe(undefined);
    expect(of(3.3)).toBe(undefined);
  });
});

describe("each tensor of a large network is varied along a random direction", () => {
  const right: Mistake = () => ({});
  /** More than 1,000 elements. */
  const large = (mistake: Mistake) => checkGradients(network(60, 40, mistake));
  const withElement = (source: Tensor, index: number, change: (x: number) => number): Tensor => ({
    ...source,
    data: source.data.map((x, i) => (i === index ? change(x) : x)),
  });

  test("which passes the right gradient", () => {
    const { passed, variables } = large(right);
    expect(passed).toBe(true);
    expect(variables.map(({ variable, compared }) => [variable, compared])).toEqual([
      ["input", 1],
      ["weight", 1],
      ["bias", 1],
      ["shift", 1],
    ]);
    expect(variables[1]!.worst!.index).toBe(undefined);
  });

  test.each([0, 1234, 2399])("and names the one element %d that is wrong", (index) => {
    const { worst, variables } = large(({ weight }) => ({ weight: withElement(weight, index, (x) => x + 0.01) }));
    expect(worst).toMatchObject({ variable: "weight", index });
    expect(worst!.claimed - worst!.measured).toBeCloseTo(0.01, 8);
    expect(variables[1]).toMatchObject({ compared: 1, mistake: undefined });
  });

  test.each(mistakes)("and %s in the gradient of %s is recognized", (_, variable, mistake, message) => {
    const check = large(mistake).variables.find((found) => found.variable === variable)!;
    expect(check.passed).toBe(false);
    expect(check.mistake ?? "nothing").toBe(message);
  });

  test("and NaN", () => {
    const { worst } = large(({ weight }) => ({ weight: withElement(weight, 777, () => Number.NaN) }));
    expect(worst).toMatchObject({ variable: "weight", index: 777, claimed: Number.NaN });
  });
});

describe("a loss", () => {
  const output = tensor([
    [1, -2],
    [0.5, 3],
  ]);
  const loss = (factor: number) => ({
    name: "squares",
    evaluate: (_: unknown, y: Tensor, t: Tensor) => {
      const error = ops.subtract(y, t);
      return {
        value: ops.divide(ops.sum(ops.multiply(error, error)), 2),
        backward: () => ops.multiply(error, factor),
      };
    },
  });

  test("is checked on a batch, also in float32", () => {
    expect(checkGradients(loss(1), { output, target: output }).name).toBe("squares");
    const target = ops.fill([2, 2], 0);
    expect(checkGradients(loss(1), { output, target })).toMatchObject({ passed: true, compared: 4 });
    expect(checkGradients(loss(2), { output, target }).variables[0]!.mistake).toBe(
      "missing factor 0.5: claimed = 2 · measured; 2 is the size of the batch, whose mean is taken",
    );
  });

  test("or a function says what it lacks", () => {
    // @ts-expect-error a batch is missing
    expect(() => checkGradients(loss(1))).toThrow(
      "checkGradients(squares): a loss is checked on a batch; pass its output and its",
    );
    // @ts-expect-error a point is missing
    expect(() => checkGradients(() => ({ value: 0, gradient: [] }))).toThrow("a function is checked at a point");
  });
});

describe("expectGradients", () => {
  test("throws what describeGradientCheck says, with the check", () => {
    const check = checkGradients(network(2, 1, ({ weight }) => ({ weight: ops.multiply(weight, -1) })));
    const attempt = () => expectGradients(check);
    expect(attempt).toThrow(GradientError);
    expect(attempt).toThrow(describeGradientCheck(check));
    expect(attempt).toThrow(expect.objectContaining({ check }));
    expect(describeGradientCheck(check)).toMatch(
      /^network: 14 derivatives compared, 0 kinks skipped; largest relative error 2\.0e\+0\n {2}✓ input \[5, 2\]\n {2}✗ weight \[2, 1\]: at \[\d, 0\] claimed \S+, measured \S+; likely wrong sign: claimed = −measured\n {2}✓ bias \[1\]\n {2}✓ shift \[1\]$/,
    );
    expect(() => expectGradients(checkGradients(network(2, 1, () => ({}))))).not.toThrow();
  });
});
