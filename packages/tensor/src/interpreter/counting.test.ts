import { describe, expect, test } from "vitest";
import { allocate, type DType } from "../dtype.js";
import { isTensor } from "../is-tensor.js";
import { sizeOf } from "../shape.js";
import { fromElements } from "../tensor.js";
import { type Operation, operationCalls } from "../testing/operation-calls.js";
import { opsContract } from "../testing/ops-contract.js";
import { counting } from "./counting.js";
import { referenceOps } from "./reference/reference-interpreter.js";

const operations = Object.keys(operationCalls) as Operation[];

describe.each<DType>(["float32", "float64"])("counting in %s", (dtype) => {
  test.each(operations)("%s gives the shape and precision of the reference", (operation) => {
    const reference = operationCalls[operation](referenceOps({ dtype }), (shape) =>
      fromElements(allocate(dtype, sizeOf(shape)).fill(1), shape),
    );
    const { ops } = counting({ dtype });
    const counted = operationCalls[operation](ops, (shape) => ops.fill(shape, 1));
    if (isTensor(reference)) expect(counted).toMatchObject({ shape: reference.shape, dtype });
    else expect(typeof counted).toBe(typeof reference);
  });

  test("counts bytes in its precision", () => {
    const { ops, cost } = counting({ dtype });
    ops.exp(ops.fill([3, 5], 0));
    expect(cost().bytes).toBe(2 * 15 * (dtype === "float32" ? 4 : 8));
  });
});

describe("counting refuses as the reference does", () => {
  // Labels are values, tensors of either precision have shapes, and no memory is used again: of these it knows nothing.
  const shapeRefusals = opsContract(({ dtype }) => counting({ dtype }).ops).filter(
    ({ name }) => name.startsWith("refuses") && !/label|precision|ended/.test(name),
  );
  test.each(shapeRefusals.map(({ name, check }) => [name, check] as const))("%s", (_, check) => check());

  test("in many cases", () => expect(shapeRefusals.length).toBeGreaterThanOrEqual(16));
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

describe("tensors of counting", () => {
  test("have no elements, and items no value", () => {
    const { ops } = counting();
    expect(ops.fill([1000, 1000], 0).data).toHaveLength(0);
    expect(ops.item(ops.sum(ops.fill([2], 1)))).toBeNaN();
  });
});
