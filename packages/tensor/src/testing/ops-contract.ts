import type { DType } from "../dtype.js";
import type { Ops } from "../ops.js";
import { randomStreams } from "../random/random-streams.js";
import { referenceOps } from "../reference/reference-ops.js";
import { rowMajor } from "../row-major.js";
import type { Tensor } from "../tensor.js";
import { compareTensors, SAME_BITS } from "./compare-tensors.js";
import type { CompiledCase, Seen } from "./compiled-case.js";
import { compiledCases } from "./compiled-cases.js";
import { compiledEdgeCases } from "./compiled-edge-cases.js";
import { assertContract, type ContractCase, describeContract, errorOf } from "./contract.js";
import { type Operation, operationCalls, takesLabels } from "./operation-calls.js";
import { type Compute, computations } from "./ops-computations.js";
import { refusals } from "./ops-refusals.js";
import { randomTensor } from "./random-tensor.js";

/**
 * What every interpreter of `Ops` must keep: each operation gives the bits that `referenceOps` gives, for sizes that
 * include 0 and 1, for special values, and for transposed operands; compiled functions give what their bodies give with
 * `referenceOps`; operands stay as they are; misfits are refused as `referenceOps` refuses them.
 */
export const opsContract = (make: (options: { readonly dtype: DType }) => Ops): readonly ContractCase[] =>
  (["float64", "float32"] as const).flatMap((dtype) => {
    const [candidate, reference] = [make({ dtype }), referenceOps({ dtype })];
    const same = (what: string, compute: Compute): void => {
      // The reference goes first, as it is known to leave the operands alone.
      const expected = compute(reference);
      compareTensors(`${what} in ${dtype}`, compute(candidate), expected, SAME_BITS);
    };
    const sameRefusal = (what: string, call: (ops: Ops) => unknown): void => {
      const [got, wanted] = [errorOf(what, () => call(candidate)), errorOf(what, () => call(reference))];
      assertContract(
        got.name === wanted.name && got.message === wanted.message,
        () => `${what} gave ${got.name}: ${got.message}\nexpected ${wanted.name}: ${wanted.message}`,
      );
    };
    return [
      ...computations(dtype).map(([name, forEach]) => ({
        name: `${name}, ${dtype}`,
        check: () => forEach(same, randomStreams(name).stream(dtype)),
      })),
      ...[...compiledCases, ...compiledEdgeCases].map(([name, run]) => ({
        name: `compile: ${name}, ${dtype}`,
        check: () => sameSeen(seen(name, run, candidate), seen(name, run, { ...reference, compile: called })),
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
    ];
  });

/** The contract of interpreters as tests. */
export const describeOps = (name: string, make: (options: { readonly dtype: DType }) => Ops): void =>
  describeContract(name, opsContract(make));

/** Calls a body as it is. */
const called: Ops["compile"] = (body) => (inputs, step) =>
  body(inputs, { step, varying: (part) => part({ step }), unrepeatable: () => {} });

/** What a case notes, tensors as their elements. */
const seen = (name: string, run: CompiledCase, ops: Ops): readonly (readonly Exclude<Seen, Tensor>[])[] => {
  const all: (readonly Exclude<Seen, Tensor>[])[] = [];
  const see = (...parts: readonly Seen[]): void => {
    for (const part of parts) all.push(typeof part === "object" ? [...rowMajor(part)] : [part]);
  };
  run(ops, see, randomStreams(name).stream(ops.dtype));
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

const operations = Object.keys(operationCalls) as Operation[];

/** Each operation that computes, with each of its operands in the other precision. */
const otherPrecision = (dtype: DType): readonly (readonly [string, (ops: Ops) => unknown])[] => {
  const other = referenceOps({ dtype: dtype === "float32" ? "float64" : "float32" });
  const own = referenceOps({ dtype });
  const convert: readonly Operation[] = ["from", "fill", "variable", "item"];
  return operations
    .filter((operation) => !convert.includes(operation))
    .flatMap((operation) => {
      let operands = 0;
      operationCalls[operation](own, (shape) => {
        operands++;
        return own.fill(shape, 1);
      });
      return Array.from({ length: operands }, (_, wrong) => {
        const call = (ops: Ops) => {
          let operand = 0;
          return operationCalls[operation](ops, (shape) => (operand++ === wrong ? other : own).fill(shape, 1));
        };
        return [`operand ${wrong} of ${operation} in ${other.dtype}`, call] as const;
      });
    });
};

const leavesOperandsAlone = (ops: Ops): void => {
  const random = randomStreams("operands").stream(ops.dtype);
  for (const operation of operations.filter((name) => name !== "assign" && name !== "increase")) {
    const operands: (readonly [operand: Tensor, before: Tensor])[] = [];
    operationCalls[operation](ops, (shape) => {
      const values = takesLabels.includes(operation) ? ops.fill(shape, 2) : randomTensor(random, shape, ops.dtype);
      const operand = ops.variable(values);
      operands.push([operand, { ...operand, data: operand.data.slice() }]);
      return operand;
    });
    operands.forEach(([operand, before], i) => {
      compareTensors(`after ${operation}, operand ${i}`, operand, before, SAME_BITS);
    });
  }
};
