import { describe, expect, test } from "vitest";
import { createContext } from "../model/create-context.js";
import { enter } from "../model/enter.js";
import { tensor } from "../tensor.js";
import { describeInterpreter } from "../testing/interpreter-contract.js";
import { referenceInterpreter, referenceOps } from "./reference/reference-interpreter.js";
import { type TracedOperation, traced, tracedContext } from "./traced.js";

describeInterpreter("traced", (options) => {
  const interpreter = referenceInterpreter(options);
  return { ...interpreter, ops: traced(interpreter.ops, () => {}) };
});

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

  test("reports numbers, shapes and lists as they are given, and nothing of from", () => {
    const { operations, ops } = recording();
    const filled = ops.fill([2], 0.5);
    const parts = [filled, tensor(3)];
    ops.from(tensor([1], { dtype: "float64" }));
    ops.concatenate(parts);
    ops.maximum(filled, 1);
    expect(operations.map(({ operation, operands, result }) => [operation, operands, result])).toEqual([
      ["fill", [[2], 0.5], filled],
      ["concatenate", [parts], tensor([0.5, 0.5, 3])],
      ["maximum", [filled, 1], tensor([1, 1])],
    ]);
  });

  test("reports nothing of an operation that throws", () => {
    const { operations, ops } = recording();
    expect(() => ops.transpose(tensor([1, 2]) as never)).toThrow("in transpose");
    expect(operations).toEqual([]);
  });

  test("has no path unless it is given one", () => {
    const paths: (readonly string[])[] = [];
    const record = ({ path }: TracedOperation) => paths.push(path);
    traced(referenceOps(), record).exp(tensor([1]));
    traced(referenceOps(), record, ["a", "b"]).exp(tensor([1]));
    expect(paths).toEqual([[], ["a", "b"]]);
  });

  test("has the precision of the operations that it traces", () => {
    expect(traced(referenceOps({ dtype: "float64" }), () => {}).dtype).toBe("float64");
  });
});

describe("tracedContext", () => {
  test("reports the path of the part that an operation happens in", () => {
    const operations: TracedOperation[] = [];
    const context = tracedContext(createContext({ path: ["model"] }), (operation) => operations.push(operation));
    const layer = enter(context, "digits");
    enter(layer, "1 relu").ops.maximum(tensor([1]), 0);
    layer.ops.exp(tensor([1]));
    context.ops.exp(tensor([1]));
    expect(operations.map(({ path }) => path)).toEqual([["model", "digits", "1 relu"], ["model", "digits"], ["model"]]);
  });

  test("nests: both records see the operation and its path", () => {
    const [inner, outer]: TracedOperation[][] = [[], []];
    const once = tracedContext(createContext(), (operation) => inner!.push(operation));
    const twice = tracedContext(once, (operation) => outer!.push(operation));
    enter(twice, "layer").ops.exp(tensor([0]));
    expect(inner).toEqual([{ operation: "exp", path: ["layer"], operands: [tensor([0])], result: tensor([1]) }]);
    expect(outer).toEqual(inner);
  });

  test("leaves the context alone that it is made of", () => {
    const context = createContext();
    const operations: TracedOperation[] = [];
    tracedContext(context, (operation) => operations.push(operation));
    enter(context, "layer").ops.exp(tensor([0]));
    expect(operations).toEqual([]);
  });
});
