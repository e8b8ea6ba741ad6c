import {
  type DType,
  fromElements,
  type Ops,
  randomStreams,
  referenceInterpreter,
  type Shape,
  type SynchronousInterpreter,
  sizeOf,
  type Tensor,
  toArray,
} from "@gd/tensor";
import { type OperationName, operationNames, operations } from "@gd/tensor/interpreter";
import { describeInterpreter, randomTensor } from "@gd/tensor/testing";
import { describe, expect, test, vi } from "vitest";
import { expectSame } from "../../test/same-bits.js";
import { wasmInterpreter } from "../wasm-interpreter.js";

/** The operations that have no kernel in the interpreters that are made. */
let missing: readonly OperationName[] = [];

vi.mock(import("./wasm-kernels.js"), async (importOriginal) => {
  const { wasmKernels } = await importOriginal();
  return {
    wasmKernels(machine) {
      const kernels = wasmKernels(machine);
      for (const operation of missing) delete kernels[operation];
      return kernels;
    },
  };
});

const withoutKernels = <T>(names: readonly OperationName[], run: () => T): T => {
  missing = names;
  try {
    return run();
  } finally {
    missing = [];
  }
};

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

  test.each(operationNames)("%s without a kernel", (name) => {
    withoutKernels([name], () => expectSame((interpreter) => resultsOf(interpreter, name), dtype));
  });
});

test("an operation without a kernel is done by the reference, in each call", () => {
  const interpreter = withoutKernels(["tanh"], wasmInterpreter);
  const { ops, compile } = interpreter;
  const runs = { tanh: 0, exp: 0 };
  const calls = (["tanh", "exp"] as const).map((name) =>
    compile(([x]: readonly [Tensor<readonly [3]>]) => {
      runs[name]++;
      return { report: ops.concatenate([ops[name](x)]), finite: [], changes: [] };
    }),
  );
  const reference = referenceInterpreter().ops;
  for (let step = 0; step < 6; step++) {
    const x = fromElements(Float32Array.of(step, -step, 0.5), [3]);
    expect(calls.map((call) => call([x]))).toEqual([[...reference.tanh(x).data], [...reference.exp(x).data]]);
  }
  expect(runs).toEqual({ tanh: 6, exp: 1 });
});

// Of these, the contract expects no results to end with their step: what the reference computes lies on the heap.
const everyOther = operationNames.filter((_, i) => i % 2 === 1);
describeInterpreter("wasmInterpreter with a kernel for every other operation", (options) =>
  withoutKernels(everyOther, () => wasmInterpreter(options)),
);
