import {
  type DType,
  type Ops,
  randomStreams,
  type Shape,
  type SynchronousInterpreter,
  sizeOf,
  type Tensor,
  toArray,
} from "@gd/tensor";
import { type OperationName, operationNames, operations } from "@gd/tensor/interpreter";
import { randomTensor } from "@gd/tensor/testing";
import { describe, test } from "vitest";
import { expectSame } from "../../test/same-bits.js";

/** The operation on operands like those of its example. */
const compute = (ops: Ops, name: OperationName, tensorOf: (shape: Shape, isWhole: boolean) => Tensor): Tensor => {
  const { example, labels } = operations[name];
  const operandOf = (operand: unknown, i: number): unknown => {
    if (Array.isArray(operand)) return operand.map((part) => operandOf(part, -1));
    const isShaped = typeof operand === "object" && operand !== null && "shape" in operand;
    return isShaped ? tensorOf(operand.shape as Shape, i === labels || name === "uniform") : operand;
  };
  return (ops[name] as (...operands: readonly unknown[]) => Tensor)(...example.map(operandOf));
};

/** The result alone, of variables in a step, and in a compiled function that is called a few times. */
const resultsOf = ({ ops, variable, step, compile }: SynchronousInterpreter, name: OperationName): unknown => {
  const random = randomStreams(name).stream(ops.dtype);
  const tensorOf = (shape: Shape, isWhole: boolean): Tensor =>
    isWhole ? ops.fill(shape, 1) : randomTensor(random, shape, ops.dtype);
  const alone = compute(ops, name, tensorOf);
  const inStep = step(() => {
    const result = compute(ops, name, (shape, isWhole) => variable(ops.add(tensorOf(shape, isWhole), 0)));
    return [result, ops.multiply(result, 2)];
  });
  const call = compile((operands: readonly Tensor[]) => {
    let operand = 0;
    const result = compute(ops, name, () => operands[operand++]!);
    return { report: ops.reshape(result, [sizeOf(result.shape)]), finite: [], changes: [] };
  });
  const reports = Array.from({ length: 6 }, () => {
    const operands: Tensor[] = [];
    compute(ops, name, (shape, isWhole) => {
      const operand = tensorOf(shape, isWhole);
      operands.push(operand);
      return operand;
    });
    return call(operands);
  });
  return [[alone, ...inStep].map(toArray), reports];
};

describe.each<DType>(["float32", "float64"])("has the bits of the reference in %s", (dtype) => {
  test.each(operationNames)("%s", (name) => {
    expectSame((interpreter) => resultsOf(interpreter, name), dtype);
  });
});
