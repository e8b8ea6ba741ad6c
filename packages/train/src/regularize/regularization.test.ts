import { linear, sequential, tanh } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { gradientDescent, momentum } from "@gd/optim";
import { ArgumentError, type DType, leaves, referenceInterpreter, rowMajor, tensor, toArray } from "@gd/tensor";
import { checkGradients, describeGradientCheck } from "@gd/tensor/testing";
import { describe, expect, test } from "vitest";
import { bothInterpreters } from "../../test/both-interpreters.js";
import { hashOf } from "../../test/run.js";
import { points, smallSetup } from "../../test/small-problem.js";
import { createTraining, evaluate } from "../index.js";
import { NotFiniteError } from "../inspect/not-finite-error.js";
import { l1 } from "./l1.js";
import { l2 } from "./l2.js";
import type { Regularization } from "./penalize.js";

const interpreter = referenceInterpreter({ dtype: "float64" });
const { ops } = interpreter;

describe("a penalty", () => {
  const parameter = tensor(
    [
      [1, -2, 0.5],
      [-0.25, 3, -4],
    ],
    { dtype: "float64" },
  );

  test("has the value of its formula, and no gradient at 0 but 0", () => {
    expect(toArray(l2({ strength: 0.5 }).evaluate(ops, parameter).value)).toBe(0.25 * (1 + 4 + 0.25 + 0.0625 + 9 + 16));
    expect(toArray(l1({ strength: 0.5 }).evaluate(ops, parameter).value)).toBe(0.5 * (1 + 2 + 0.5 + 0.25 + 3 + 4));
    expect(toArray(l1({ strength: 0.5 }).evaluate(ops, tensor([0, -0, 2, -2], { dtype: "float64" })).gradient)).toEqual(
      [0, 0, 0.5, -0.5],
    );
  });

  test.each([l1, l2])("has the gradient of its value: %o", (penalty) => {
    const { evaluate } = penalty({ strength: 0.3 });
    const check = checkGradients({
      variables: [["parameter", parameter]],
      value: () => toArray(evaluate(ops, parameter).value),
      gradients: [evaluate(ops, parameter).gradient],
    });
    expect(check, describeGradientCheck(check)).toMatchObject({ passed: true, compared: 6 });
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("of strength %d is refused", (strength) => {
    expect(() => l1({ strength })).toThrow(ArgumentError);
    expect(() => l1({ strength })).toThrow(`l1(strength) expects a finite number ≥ 0, but received ${strength}.`);
    expect(() => l2({ strength })).toThrow("l2(strength) expects a finite number ≥ 0");
  });
});

describe("a step with regularization", () => {
  const model = sequential(linear(2, 3), tanh, linear(3, 2));
  const rate = 0.1;
  const plain = { model, loss: meanSquaredError, optimizer: gradientDescent({ learningRate: rate }), interpreter };
  const examples = {
    input: tensor(
      [
        [1, 2],
        [-1, 0.5],
      ],
      { dtype: "float64" },
    ),
    target: tensor(
      [
        [0.5, 1],
        [0, -1],
      ],
      { dtype: "float64" },
    ),
  };
  const step = (regularization?: Regularization) => {
    const training = createTraining({ ...plain, regularization });
    const elements = () =>
      leaves(training.state().parameters).map(([path, leaf]) => ({ path, elements: Array.from(rowMajor(leaf)) }));
    const start = elements();
    const { loss } = training.step(examples);
    return { loss, start, elements: elements().map((leaf) => leaf.elements) };
  };
  const close = (actual: readonly number[], expected: readonly number[]) =>
    actual.forEach((x, i) => void expect(Math.abs(x - expected[i]!)).toBeLessThan(1e-15));

  test.each<[string, Regularization, (w: number) => number, (w: number) => number, readonly string[]]>([
    ["l2", l2({ strength: 0.4 }), (w) => 0.2 * w * w, (w) => 0.4 * w, ["bias"]],
    ["l1", l1({ strength: 0.4 }), (w) => 0.4 * Math.abs(w), (w) => 0.4 * Math.sign(w), ["bias"]],
    ["all parameters", l2({ strength: 0.4, exclude: [] }), (w) => 0.2 * w * w, (w) => 0.4 * w, []],
    [
      "both",
      [l1({ strength: 0.1 }), l2({ strength: 0.4 })],
      (w) => 0.1 * Math.abs(w) + 0.2 * w * w,
      (w) => 0.1 * Math.sign(w) + 0.4 * w,
      ["bias"],
    ],
    ["none", [], () => 0, () => 0, []],
  ])("adds its cost and its gradient: %s", (_, regularization, cost, gradient, exclude) => {
    const [without, regularized] = [step(), step(regularization)];
    let added = 0;
    without.start.forEach(({ path, elements }, i) => {
      const counts = !exclude.some((name) => path.endsWith(name));
      if (counts) for (const w of elements) added += cost(w);
      const expected = without.elements[i]!.map((x, j) => x - (counts ? rate * gradient(elements[j]!) : 0));
      close(regularized.elements[i]!, expected);
    });
    close([regularized.loss], [without.loss + added]);
  });

  test("costs in evaluation what it costs in training", () => {
    const setup = { ...smallSetup, interpreter, seed: 1 };
    const state = createTraining(setup).state();
    const data = points(20, "evaluation");
    const all = data.examples(
      Uint32Array.from({ length: 20 }, (_, i) => i),
      "float64",
    );
    const penalized = { ...setup, regularization: l2({ strength: 0.1 }) };
    const evaluated = evaluate(penalized, state, data).loss;
    expect(evaluated).toBeGreaterThan(evaluate(setup, state, data).loss);
    expect(evaluated).toBeCloseTo(createTraining(penalized, state).step(all).loss, 14);
  });

  test("a cost that is not finite is refused, by name", () => {
    const huge = tensor([[1e200, 0]], { dtype: "float64" });
    const narrow = { ...plain, model: linear(1, 2), regularization: l2({ strength: 1 }) };
    const parameters = { weight: huge, bias: tensor([0, 0], { dtype: "float64" }) };
    const zero = { input: tensor([[0]], { dtype: "float64" }), target: tensor([[0, 0]], { dtype: "float64" }) };
    const attempt = () => createTraining(narrow, { parameters }).step(zero);
    expect(attempt).toThrow(NotFiniteError);
    expect(attempt).toThrow("Infinity first appeared in linear(1 → 2) › regularization, in its result of multiply");
  });
});

test.each<DType>(["float32", "float64"])(
  "in %s all interpreters take the same steps, and report the same norms",
  async (dtype) => {
    const data = points(6, "norms");
    const { input, target } = data.examples([0, 1, 2, 3, 4, 5], dtype);
    const runs = bothInterpreters(dtype).map(async (interpreter) => {
      const regularization = [l1({ strength: 0.01 }), l2({ strength: 0.1 })];
      const optimizer = momentum({ learningRate: 0.1, momentum: 0.9 });
      const training = createTraining({ ...smallSetup, interpreter, regularization, norms: true, optimizer });
      const results: unknown[] = [];
      for (let n = 0; n < 8; n++) {
        const { loss, norms } = training.step({ input, target });
        results.push(loss, norms);
      }
      return { results, hash: await hashOf(training.state()) };
    });
    const [reference, wasm] = await Promise.all(runs);
    expect(wasm).toEqual(reference);
    expect(new Set(reference!.results.map((value) => JSON.stringify(value))).size).toBe(16);
  },
);

test("norms are those of the gradient, the parameters and the update of each tensor", () => {
  const optimizer = gradientDescent({ learningRate: 0.5 });
  const training = createTraining({ ...smallSetup, interpreter, norms: true, optimizer });
  const { input, target } = points(6, "norms").examples([0, 1, 2, 3, 4, 5], "float64");
  const start = leaves(training.state().parameters).map(([path, leaf]) => [path, Array.from(rowMajor(leaf))] as const);
  const { norms } = training.step({ input, target });
  const length = (x: readonly number[]) => Math.sqrt(x.reduce((sum, element) => sum + element * element, 0));
  const ends = leaves(training.state().parameters).map(([, leaf]) => Array.from(rowMajor(leaf)));
  expect(Object.keys(norms!.each)).toEqual(["0.weight", "0.bias", "2.weight", "2.bias"]);
  start.forEach(([path, elements], i) => {
    const moved = length(ends[i]!.map((x, j) => x - elements[j]!));
    expect(norms!.each[path]!.parameters).toBeCloseTo(length(elements), 14);
    expect(norms!.each[path]!.update).toBeCloseTo(moved, 14);
    expect(norms!.each[path]!.gradient).toBeCloseTo(2 * moved, 14);
  });
  const whole = start.flatMap(([, elements]) => elements);
  const moved = ends.flat().map((x, i) => x - whole[i]!);
  expect(norms!.parameters).toBeCloseTo(length(whole), 14);
  expect(norms!.update).toBeCloseTo(length(moved), 14);
  expect(norms!.gradient).toBeCloseTo(2 * length(moved), 14);
  expect(createTraining({ ...smallSetup, interpreter }).step({ input, target }).norms).toBe(undefined);
});
