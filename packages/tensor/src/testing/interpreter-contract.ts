import type { DType } from "../dtype.js";
import { expectFunction } from "../expect/expect-part.js";
import { expectInterpreter } from "../expect/expect-parts.js";
import { carryOut } from "../interpreter/carry-out.js";
import { counting } from "../interpreter/counting.js";
import type { Interpreter, SynchronousInterpreter } from "../interpreter/interpreter.js";
import { referenceInterpreter, referenceOps } from "../interpreter/reference/reference-interpreter.js";
import { operationNames, operations } from "../operations/operations.js";
import type { Ops } from "../operations/ops.js";
import { randomStreams } from "../random/random-streams.js";
import { rowMajor } from "../row-major.js";
import { type Shape, sizeOf } from "../shape.js";
import { fromElements, type Tensor } from "../tensor.js";
import { callOperation } from "./call-operation.js";
import { compareTensors, SAME_BITS } from "./compare-tensors.js";
import type { CompiledCase, Seen } from "./compiled-case.js";
import { compiledCases } from "./compiled-cases.js";
import { compiledEdgeCases } from "./compiled-edge-cases.js";
import { computations } from "./computations.js";
import { assertContract, type ContractCase, describeContract, errorOf } from "./contract.js";
import { memoryComputations } from "./memory-computations.js";
import { randomTensor } from "./random-tensor.js";
import { refusals } from "./refusals.js";

/**
 * What every interpreter must guarantee: each operation gives the same bits as the reference, for sizes that include 0
 * and 1, for special values and for transposed operands; compiled functions give what running their bodies gives;
 * operands stay as they are; and what does not fit is refused with the same message.
 */
export const interpreterContract = (
  make: (options: { readonly dtype: DType }) => SynchronousInterpreter,
): readonly ContractCase[] => {
  expectFunction(
    "interpreterContract(make)",
    make,
    "Pass the function that makes interpreters, such as referenceInterpreter.",
  );
  return (["float64", "float32"] as const).flatMap((dtype) => {
    const [candidate, reference] = [make({ dtype }), referenceInterpreter({ dtype })];
    expectInterpreter("interpreterContract: what make returns", candidate);
    const same = (what: string, compute: (interpreter: SynchronousInterpreter) => Tensor): void => {
      // The reference goes first, as it is known to leave the operands alone.
      const expected = compute(reference);
      compareTensors(`${what} in ${dtype}`, compute(candidate), expected, SAME_BITS);
    };
    const sameRefusal = (what: string, call: (interpreter: Interpreter) => unknown): void => {
      const [got, wanted] = [errorOf(what, () => call(candidate)), errorOf(what, () => call(reference))];
      assertContract(
        got.name === wanted.name && got.message === wanted.message,
        () => `${what} gave ${got.name}: ${got.message}\nexpected ${wanted.name}: ${wanted.message}`,
      );
    };
    return [
      ...computations(dtype).map(([name, forEach]) => ({
        name: `${name}, ${dtype}`,
        check: () =>
          forEach((what, compute) => same(what, ({ ops }) => compute(ops)), randomStreams(name).stream(dtype)),
      })),
      ...memoryComputations(dtype).map(([name, compute]) => ({
        name: `${name}, ${dtype}`,
        check: () => same(name, compute),
      })),
      ...[...compiledCases, ...compiledEdgeCases].map(([name, run]) => ({
        name: `compile: ${name}, ${dtype}`,
        check: () => sameSeen(seen(name, run, candidate), seen(name, run, runningBodies(reference))),
      })),
      { name: `operands stay as they are, ${dtype}`, check: () => leavesOperandsAlone(candidate) },
      ...refusals.map(([name, call]) => ({
        name: `refuses ${name}, ${dtype}`,
        check: () => sameRefusal(name, call),
      })),
      {
        name: `refuses the other precision, ${dtype}`,
        check: () => otherPrecision(dtype).forEach(([what, call]) => void sameRefusal(what, call)),
      },
      {
        name: `refuses operands without all of their elements, ${dtype}`,
        check: () => incomplete(dtype).forEach(([what, call]) => void sameRefusal(what, call)),
      },
    ];
  });
};

/** The contract of interpreters as tests. */
export const describeInterpreter = (
  name: string,
  make: (options: { readonly dtype: DType }) => SynchronousInterpreter,
): void => describeContract(name, interpreterContract(make));

/** The same interpreter, but one that runs the body in every call and reclaims no memory. */
const runningBodies = (interpreter: SynchronousInterpreter): SynchronousInterpreter => ({
  ...interpreter,
  compile: (body) => (inputs) => carryOut(interpreter, body(inputs)),
});

/** What a case records, with tensors as their elements. */
const seen = (
  name: string,
  run: CompiledCase,
  interpreter: SynchronousInterpreter,
): readonly (readonly unknown[])[] => {
  const all: (readonly unknown[])[] = [];
  const see = (...parts: readonly Seen[]): void => {
    for (const part of parts) {
      const isList = typeof part === "object" && !("dtype" in part);
      all.push(isList ? part : typeof part === "object" ? [...rowMajor(part)] : [part]);
    }
  };
  run(interpreter, see, randomStreams(name).stream(interpreter.ops.dtype));
  return all;
};

const sameSeen = (got: ReturnType<typeof seen>, wanted: ReturnType<typeof seen>): void => {
  assertContract(got.length === wanted.length, () => `${got.length} results, expected ${wanted.length}`);
  wanted.forEach((expected, i) => {
    const actual = got[i]!;
    assertContract(
      actual.length === expected.length && actual.every((value, j) => Object.is(value, expected[j])),
      () => `result ${i} is ${actual.join(", ")}, expected ${expected.join(", ")}`,
    );
  });
};

type Refused = readonly (readonly [string, (interpreter: Interpreter) => unknown])[];

/** Each operation with each of its operands made by other operations than the rest. */
const oneOperandOf = (what: string, other: Ops["fill"], own: Ops): Refused =>
  operationNames.flatMap((operation) => {
    let operands = 0;
    callOperation(own, operation, (shape) => {
      operands++;
      return own.fill(shape, 1);
    });
    return Array.from({ length: operands }, (_, wrong) => {
      const call = ({ ops }: Interpreter) => {
        let operand = 0;
        return callOperation(ops, operation, (shape) => (operand++ === wrong ? other : own.fill)(shape, 1));
      };
      return [`operand ${wrong} of ${operation} ${what}`, call] as const;
    });
  });

/** Each operation with each of its operands in the other precision, and such variables. */
const otherPrecision = (dtype: DType): Refused => {
  const other = referenceOps({ dtype: dtype === "float32" ? "float64" : "float32" });
  const own = referenceOps({ dtype });
  const foreign = other.fill([2], 1);
  return [
    ...oneOperandOf(`in ${other.dtype}`, other.fill, own),
    [`a variable of ${other.dtype}`, ({ variable }) => variable(foreign)],
    [`an assignment of ${other.dtype}`, ({ assign }) => assign(own.fill([2], 1), foreign)],
    [`an increase by ${other.dtype}`, ({ increase }) => increase(own.fill([2], 1), foreign)],
  ];
};

/** Each operation with each of its operands too short, too long, or only counted; and such changes and variables. */
const incomplete = (dtype: DType): Refused => {
  const own = referenceOps({ dtype });
  const ofLength =
    (change: number): Ops["fill"] =>
    (shape, value) => ({ ...own.fill(shape, value), data: own.fill([sizeOf(shape) + change], value).data });
  const counted = counting({ dtype }).ops.fill;
  const vector = own.fill([2], 1);
  return (
    [
      ["of an element too few", ofLength(-1)],
      ["of an element too many", ofLength(1)],
      ["that is only counted", counted],
      ["whose elements are plain numbers", (shape, value) => ({ ...own.fill(shape, value), data: [value] as never })],
      ["made when it is read", (shape, value) => lazily(ofLength(1)(shape, value))],
    ] satisfies (readonly [string, Ops["fill"]])[]
  ).flatMap(([what, fill]) => [
    ...oneOperandOf(what, fill, own),
    [`a variable ${what}`, ({ variable }) => variable(fill([2], 1))],
    [`an assignment ${what}`, ({ assign }) => assign(vector, fill([2], 1))],
    [`an increase ${what}`, ({ increase }) => increase(vector, fill([2], 1))],
  ]);
};

/** The same tensor, whose elements are made when they are read. */
const lazily = <S extends Shape>({ shape, dtype, transposed, data }: Tensor<S>): Tensor<S> => ({
  shape,
  dtype,
  transposed,
  get data() {
    return data;
  },
});

const leavesOperandsAlone = (interpreter: SynchronousInterpreter): void => {
  const { ops } = interpreter;
  const random = randomStreams("operands").stream(ops.dtype);
  for (const operation of operationNames) {
    const operands: (readonly [operand: Tensor, before: Tensor])[] = [];
    callOperation(ops, operation, (shape) => {
      const isLabels = operands.length === operations[operation].labels;
      const values = isLabels ? ops.fill(shape, 1) : randomTensor(random, shape, ops.dtype);
      const operand = interpreter.variable(values);
      operands.push([operand, fromElements(operand.data.slice(), shape)]);
      return operand;
    });
    operands.forEach(([operand, before], i) => {
      compareTensors(`after ${operation}, operand ${i}`, operand, before, SAME_BITS);
    });
  }
};
