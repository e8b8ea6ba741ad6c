import {
  type DType,
  randomStreams,
  referenceInterpreter,
  type SynchronousInterpreter,
  tensor,
  toArray,
} from "@gd/tensor";
import { randomTensor } from "@gd/tensor/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bodyOf, type Choice, type RandomBody } from "../../test/random-body.js";
import { wasmInterpreter } from "../wasm-interpreter.js";

const CALLS = 6;

const choice: fc.Arbitrary<Choice> = fc.record({
  operation: fc.nat(26),
  operands: fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)),
  number: fc.constantFrom(0.5, -0.25, 1, -1, 0),
  varies: fc.boolean(),
});

/** 45 · 46 elements and more are computed in pieces, of which the last is shorter. */
const randomBody: fc.Arbitrary<RandomBody> = fc.record({
  rows: fc.constantFrom(0, 1, 2, 5, 45, 46),
  columns: fc.constantFrom(0, 1, 3, 8, 46, 50),
  computed: fc.array(choice, { minLength: 1, maxLength: 12 }),
  changed: fc.array(choice, { minLength: 1, maxLength: 8 }),
  reported: fc.nat(50),
});

/** All that calls leave behind, and how often the body was run. */
const runOf = (
  { ops, variable, compile }: SynchronousInterpreter,
  random: RandomBody,
  seed: number,
  reads: boolean,
) => {
  const { dtype } = ops;
  const stream = randomStreams(seed).stream("inputs");
  const matrix = (rows: number, columns: number) => randomTensor(stream, [rows, columns], dtype);
  const { rows, columns } = random;
  const θ = variable(ops.reshape(matrix(1, rows * columns + columns + 7), [rows * columns + columns + 7]));
  const constant = matrix(rows, columns);
  const body = bodyOf(ops, random, θ, constant);
  let runs = 0;
  const call = compile((inputs: Parameters<typeof body>[0]) => {
    runs++;
    return body(inputs);
  });
  const left: unknown[] = [];
  for (let step = 0; step < CALLS; step++) {
    const coefficients = [tensor(step % 3, { dtype }), tensor([step, 0], { dtype })] as const;
    const inputs = [matrix(rows, columns), ops.transpose(matrix(columns, rows)), ...coefficients] as const;
    if (step === 4 && reads) θ.data[3] = 0.125;
    if (step === 5) constant.data.fill(0.375);
    left.push(call(inputs), toArray(ops.sum(θ)), reads ? [...θ.data] : []);
  }
  left.push([...θ.data]);
  return {
    left: JSON.stringify(left, (_, x) => (Object.is(x, -0) ? "−0" : typeof x === "number" ? String(x) : x)),
    runs,
  };
};

describe.each(["float32", "float64"] as const)("random bodies, in %s", (dtype: DType) => {
  test("have the same bits whether they are run or replayed", () => {
    let planned = 0;
    let all = 0;
    fc.assert(
      fc.property(randomBody, fc.nat(1000), fc.boolean(), (random, seed, reads) => {
        const { left, runs } = runOf(wasmInterpreter({ dtype }), random, seed, reads);
        expect(left).toBe(runOf(referenceInterpreter({ dtype }), random, seed, reads).left);
        all++;
        if (runs < CALLS) planned++;
      }),
      { numRuns: 200 },
    );
    // The others end early, as something is not finite.
    expect(planned / all).toBeGreaterThan(0.5);
  });
});
