import { describe, expect, test } from "vitest";
import { tensor } from "../tensor.js";
import { describeOps } from "../testing/ops-contract.js";
import { referenceOps } from "./reference/reference-interpreter.js";
import { type TracedOperation, traced } from "./traced.js";

describeOps("traced", (options) => traced(referenceOps(options), () => {}));

/** Traced operations and the list that they are recorded in. */
const recording = () => {
  const operations: TracedOperation[] = [];
  return { operations, ops: traced(referenceOps(), (operation) => operations.push(operation)) };
};

describe("traced", () => {
  test("reports each operation after it has happened, with its operands and its result themselves", () => {
    const { operations, ops } = recording();
    const [input, weight, bias] = [tensor([[1, 2]]), tensor([[3], [4]]), tensor([5])];
    const product = ops.matmul(input, weight);
    const output = ops.addRow(product, bias);
    expect(operations).toEqual([
      { operation: "matmul", path: [], operands: [input, weight], result: tensor([[11]]) },
      { operation: "addRow", path: [], operands: [product, bias], result: tensor([[16]]) },
    ]);
    expect(operations[0]!.operands[1]).toBe(weight);
    expect(operations[1]!.result).toBe(output);
  });

  test("reports numbers, shapes and lists as they are given, the number of item and nothing of assign", () => {
    const { operations, ops } = recording();
    const target = ops.fill([2], 0.5);
    const parts = [target, tensor(3)];
    ops.concatenate(parts);
    ops.assign(target, tensor([1, 2]));
    ops.item(tensor(7));
    expect(operations.map(({ operation, operands, result }) => [operation, operands, result])).toEqual([
      ["fill", [[2], 0.5], target],
      ["concatenate", [parts], tensor([0.5, 0.5, 3])],
      ["assign", [target, tensor([1, 2])], undefined],
      ["item", [tensor(7)], 7],
    ]);
  });

  test("reports nothing of an operation that throws", () => {
    const { operations, ops } = recording();
    expect(() => ops.item(tensor([1, 2]) as never)).toThrow("in item");
    expect(operations).toEqual([]);
  });

  test("reports the path of the part that an operation happens in", () => {
    const { operations, ops } = recording();
    const model = ops.within?.("digits");
    const layer = model?.within?.("1 relu");
    layer?.maximum(tensor([1]), 0);
    model?.exp(tensor([1]));
    ops.exp(tensor([1]));
    expect(operations.map(({ path }) => path)).toEqual([["digits", "1 relu"], ["digits"], []]);
  });

  test("begins at a path that is given", () => {
    const paths: (readonly string[])[] = [];
    traced(referenceOps(), ({ path }) => paths.push(path), ["a", "b"]).exp(tensor([1]));
    expect(paths).toEqual([["a", "b"]]);
  });

  test("nests: both records see the operation and its path", () => {
    const inner = recording();
    const outer: TracedOperation[] = [];
    traced(inner.ops, (operation) => outer.push(operation))
      .within?.("layer")
      .exp(tensor([0]));
    expect(inner.operations).toEqual([
      { operation: "exp", path: ["layer"], operands: [tensor([0])], result: tensor([1]) },
    ]);
    expect(outer).toEqual(inner.operations);
  });

  test("has the precision of the operations within", () => {
    expect(traced(referenceOps({ dtype: "float64" }), () => {}).dtype).toBe("float64");
  });
});
