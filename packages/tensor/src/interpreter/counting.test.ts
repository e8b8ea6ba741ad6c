import { describe, expect, test } from "vitest";
import type { DType } from "../dtype.js";
import { hasElements } from "../has-elements.js";
import { operationNames } from "../operations/operations.js";
import type { Ops } from "../operations/ops.js";
import type { Windows } from "../operations/windows.js";
import type { Tensor } from "../tensor.js";
import { callOperation } from "../testing/call-operation.js";
import { interpreterContract } from "../testing/interpreter-contract.js";
import { counting } from "./counting.js";
import { referenceInterpreter, referenceOps } from "./reference/reference-interpreter.js";

describe.each<DType>(["float32", "float64"])("counting in %s", (dtype) => {
  test.each(operationNames)("%s gives the shape and precision of the reference", (operation) => {
    const reference = referenceOps({ dtype });
    const { shape } = callOperation(reference, operation, (operand) => reference.fill(operand, 1));
    const { ops } = counting({ dtype });
    const counted = callOperation(ops, operation, (operand) => ops.fill(operand, 1));
    expect(counted).toMatchObject({ shape, dtype });
  });

  test("from takes a tensor of either precision", () => {
    for (const other of ["float32", "float64"] as const) {
      const source = referenceOps({ dtype: other }).fill([2, 3], 1);
      expect(counting({ dtype }).ops.from(source)).toMatchObject({ shape: [2, 3], dtype });
    }
  });

  test("counts bytes in its precision", () => {
    const { ops, cost } = counting({ dtype });
    ops.exp(ops.fill([3, 5], 0));
    expect(cost().bytes).toBe(2 * 15 * (dtype === "float32" ? 4 : 8));
  });
});

describe("counting refuses as the reference does", () => {
  // No memory is used again, so that no tensor dies with its step; and no elements are read.
  const refusals = interpreterContract((options) => ({
    ...referenceInterpreter(options),
    ops: counting(options).ops,
  })).filter(({ name }) => name.startsWith("refuses") && !/ended|without all/.test(name));
  test.each(refusals.map(({ name, check }) => [name, check] as const))("%s", (_, check) => check());

  test("in many cases", () => expect(refusals.length).toBeGreaterThanOrEqual(50));
});

describe("the cost", () => {
  test("of a linear layer with a relu, forward and backward", () => {
    const { ops, cost } = counting();
    const [batch, inputs, outputs] = [4, 3, 2];
    const weight = ops.fill([inputs, outputs], 0);
    const bias = ops.fill([outputs], 0);
    const input = ops.fill([batch, inputs], 0);
    const before = cost();
    expect(before).toEqual({ operations: 3, floatingPointOperations: 0, bytes: 4 * (6 + 2 + 12) });

    const linear = ops.addRow(ops.matmul(input, weight), bias);
    const output = ops.maximum(linear, 0);
    expect(cost()).toEqual({
      operations: before.operations + 3,
      // A multiplication and an addition for each term of the product, an addition and a comparison for each output.
      floatingPointOperations: 2 * 4 * 3 * 2 + 4 * 2 + 4 * 2,
      bytes: before.bytes + 4 * (8 + 8 + 8),
    });

    const linearGradient = ops.where(linear, output, 0);
    ops.matmul(linearGradient, ops.transpose(weight));
    ops.matmul(ops.transpose(input), linearGradient);
    ops.sumRows(linearGradient);
    expect(cost()).toEqual({
      operations: before.operations + 3 + 4,
      floatingPointOperations: 64 + 8 + 2 * 4 * 2 * 3 + 2 * 3 * 4 * 2 + 8,
      bytes: before.bytes + 96 + 4 * (8 + 12 + 6 + 2),
    });
  });

  test("of views is nothing", () => {
    const { ops, cost } = counting();
    const vector = ops.fill([6], 0);
    const before = cost();
    ops.transpose(ops.reshape(ops.slice(vector, 0, [6]), [2, 3]));
    expect(cost()).toEqual(before);
  });

  test("of each interpreter is its own", () => {
    const [first, second] = [counting(), counting()];
    first.ops.fill([2], 0);
    expect(second.cost()).toEqual({ operations: 0, floatingPointOperations: 0, bytes: 0 });
  });
});

describe("the floating-point operations", () => {
  const flops = (count: (ops: Ops) => unknown): number => {
    const { ops, cost } = counting();
    count(ops);
    return cost().floatingPointOperations;
  };
  const windows: Windows = { size: [2, 3], stride: [1, 2], padding: { top: 0, bottom: 0, left: 1, right: 0 } };

  test.each<[string, (ops: Ops) => unknown, number]>([
    ["fill", (ops) => ops.fill([2, 3], 1), 0],
    ["concatenate", (ops) => ops.concatenate([ops.fill([2, 3], 1)]), 0],
    ["add", (ops) => ops.add(ops.fill([2, 3], 1), 1), 6],
    ["scale", (ops) => ops.scale(ops.fill([2, 3], 1), ops.fill([], 1)), 6],
    ["exp", (ops) => ops.exp(ops.fill([2, 3], 1)), 6],
    ["sum", (ops) => ops.sum(ops.fill([2, 3], 1)), 6],
    ["sumColumns", (ops) => ops.sumColumns(ops.fill([2, 3], 1)), 6],
    ["oneHot", (ops) => ops.oneHot(ops.fill([2], 1), 5), 0],
    ["gatherRows", (ops) => ops.gatherRows(ops.fill([4, 3], 1), ops.fill([2], 1)), 0],
    ["sumRowsByLabel", (ops) => ops.sumRowsByLabel(ops.fill([5, 3], 1), ops.fill([5], 1), 2), 15],
    ["uniform", (ops) => ops.uniform([2, 3], [1, 2], ops.fill([2], 0)), 6],
    // Two windows above each other, two beside each other: eight windows of six elements with two channels.
    ["patches", (ops) => ops.patches(ops.fill([2, 3, 4, 2], 1), windows), 0],
    ["sumPatches", (ops) => ops.sumPatches(ops.fill([8, 12], 1), [2, 3, 4, 2], windows), 8 * 12],
    ["sumWindows", (ops) => ops.sumWindows(ops.fill([2, 3, 4, 2], 1), windows), 8 * 12],
    ["spreadWindows", (ops) => ops.spreadWindows(ops.fill([2, 2, 2, 2], 1), [2, 3, 4, 2], windows), 8 * 12],
    ["maxWindows", (ops) => ops.maxWindows(ops.fill([2, 3, 4, 2], 1), windows), 8 * 12],
    ["spreadMaxima", (ops) => ops.spreadMaxima(ops.fill([2, 3, 4, 2], 1), ops.fill([2, 2, 2, 2], 1), windows), 8 * 12],
  ])("of %s", (_, count, expected) => expect(flops(count)).toBe(expected));
});

test("tensors of counting have no elements", () => {
  const { ops } = counting();
  const filled = ops.fill([1000, 1000], 0);
  expect(filled.data).toHaveLength(0);
  expect([filled, ops.sum(filled), ops.from(referenceOps().fill([2], 1))].map(hasElements)).toEqual(
    Array(3).fill(false),
  );
});

test("counting reads no elements, which may not be at hand", () => {
  const { ops } = counting();
  const { shape, dtype, transposed } = ops.fill([2, 3], 0);
  const elsewhere: Tensor<readonly [2, 3]> = {
    shape,
    dtype,
    transposed,
    get data(): never {
      throw new Error("the elements are not at hand");
    },
  };
  expect(ops.matmul(elsewhere, ops.transpose(elsewhere)).shape).toEqual([2, 2]);
});
