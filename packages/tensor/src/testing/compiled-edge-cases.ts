import { fromBytes } from "../byte-tensor.js";
import type { Outcome } from "../interpreter/interpreter.js";
import { referenceOps } from "../interpreter/reference/reference-interpreter.js";
import type { Scalar } from "../operations/signatures.js";
import type { Vector } from "../tensor.js";
import { type CompiledCase, descent, type Matrix, outcome, steps } from "./compiled-case.js";
import { randomTensor } from "./random-tensor.js";

/** Inputs and bodies that are unusual. */
export const compiledEdgeCases: readonly (readonly [string, CompiledCase])[] = [
  [
    "tensors without elements, sums of nothing, scalars, an empty report",
    (interpreter, see, random) => {
      const { ops } = interpreter;
      const sums: Vector = interpreter.variable(ops.fill([7], 1));
      const scalar = interpreter.variable(ops.fill([], 1));
      const nothing: Vector = interpreter.variable(ops.fill([0], 1));
      const call = interpreter.compile(([x, number]: readonly [Matrix, Scalar]) => {
        const y = ops.multiply(x, 2);
        const product = ops.matmul(ops.transpose(y), x);
        return {
          report: ops.concatenate([ops.reshape(y, [0])]),
          finite: [nothing],
          changes: [
            {
              target: sums,
              assign: ops.concatenate([
                ops.sumRows(y),
                nothing,
                ops.maxColumns(ops.transpose(y)),
                ops.divideBy(ops.sum(product), number),
              ]),
            },
            { target: nothing, increase: ops.reshape(x, [0]) },
            { target: scalar, increase: number },
          ],
        };
      });
      for (const step of steps) {
        // So that reused memory is not all zeros.
        interpreter.step(() => ops.fill([4000], step + 1).shape);
        see(call([ops.fill([0, 3], 1), randomTensor(random, [], ops.dtype)]), sums, scalar, nothing);
      }
    },
  ],
  [
    "fewer inputs than before, and more",
    ({ ops, compile }, see, random) => {
      const joined = compile((inputs: readonly Vector[]) => ({
        report: ops.concatenate(inputs),
        finite: [],
        changes: [],
      }));
      const vector = () => randomTensor(random, [3], ops.dtype);
      for (const count of [2, 2, 2, 1, 1, 1, 3, 2, 0, 1]) see(joined(Array.from({ length: count }, vector)));
    },
  ],
  [
    "inputs that are transposed, variables, parts of them, or bytes",
    (interpreter, see, random) => {
      const { ops } = interpreter;
      const matrix: Matrix = interpreter.variable(randomTensor(random, [3, 3], ops.dtype));
      const all: Vector = interpreter.variable(randomTensor(random, [12], ops.dtype));
      const kept = ops.multiply(all, 2);
      const call = interpreter.compile(([x]: readonly [Matrix]) => {
        const product = ops.matmul(x, ops.multiplyColumn(x, ops.sumColumns(x)));
        const next = ops.divide(product, ops.add(ops.absolute(product), 1));
        const parts = [ops.concatenate([ops.sumRows(x), next]), ops.concatenate([ops.sumRows(x), ops.transpose(next)])];
        return {
          report: ops.concatenate([ops.sum(product)]),
          finite: [],
          changes: [
            ...parts.map((increase) => ({ target: all, increase })),
            { target: matrix, assign: ops.add(next, 0) },
          ],
        };
      });
      const bytes = (): Matrix =>
        fromBytes(
          Uint8Array.from({ length: 9 }, () => random.integer(256)),
          [3, 3],
          { dtype: ops.dtype, unit: 255 },
        );
      const inputs: readonly (() => Matrix)[] = [
        () => randomTensor(random, [3, 3], ops.dtype),
        () => ops.transpose(randomTensor(random, [3, 3], ops.dtype)),
        () => matrix,
        () => ops.transpose(matrix),
        () => ops.slice(all, 2, [3, 3]),
        () => ops.slice(kept, 1, [3, 3]),
        bytes,
      ];
      for (const [n, input] of [...inputs, ...inputs].entries()) {
        const [once, again] = [input(), inputs[n % 2]!];
        for (const step of steps) see(call([step === 6 ? again() : once]), matrix, all);
        for (const _ of steps) see(call([input()]), matrix, all);
      }
    },
  ],
  [
    "one tensor for two inputs, or for an input and a constant",
    (interpreter, see, random) => {
      const { ops } = interpreter;
      const [one, two] = [randomTensor(random, [3], ops.dtype), randomTensor(random, [3], ops.dtype)];
      const reporting = (report: Vector): Outcome => ({ report, finite: [], changes: [] });
      const call = interpreter.compile(([x, y]: readonly [Vector, Vector]) =>
        reporting(ops.subtract(ops.multiply(x, 3), ops.multiply(y, one))),
      );
      const pairs: readonly (readonly [Vector, Vector])[] = [
        [one, one],
        [two, one],
        [one, two],
        [two, two],
      ];
      for (const first of pairs) {
        for (const _ of steps) see(call(first));
        for (const pair of pairs) see(call(pair));
      }
      const constant = interpreter.compile(([x]: readonly [Vector]) => reporting(ops.multiply(x, one)));
      for (const step of steps) see(constant([step < 4 ? one : two]));
    },
  ],
  [
    "a call in a step, in another compiled function, and two functions in turn over the same variables",
    (interpreter, see, random) => {
      const { ops } = interpreter;
      const parameters: Vector = interpreter.variable(ops.fill([3], 0.5));
      const descend = interpreter.compile(descent(ops, parameters));
      const halve = interpreter.compile(() => ({
        report: ops.concatenate([ops.sum(parameters)]),
        finite: [],
        changes: [{ target: parameters, assign: ops.multiply(parameters, 0.5) }],
      }));
      for (const _ of [...steps, ...steps]) {
        const input = randomTensor(random, [2, 3], ops.dtype);
        const rate = ops.fill([], 0.1);
        see(descend([input, rate]), parameters, halve([]), parameters);
        const kept = interpreter.step(() => {
          const before = ops.multiply(parameters, 2);
          return [before, descend([input, rate])?.[0], ops.add(before, parameters)] as const;
        });
        see(descend([input, rate]), ...kept, parameters);
      }
    },
  ],
  [
    "a body that reads elements, or throws",
    (interpreter, see) => {
      const { ops } = interpreter;
      const total: Vector = interpreter.variable(ops.fill([2], 1));
      const call = interpreter.compile(([x]: readonly [Vector]) => {
        const factor = x.data[0]! + interpreter.read(ops.add(x, total))[1]!;
        if (x.data[0] === 5) throw new Error("five");
        const increase = ops.multiply(x, factor);
        return { report: increase, finite: [], changes: [{ target: total, increase }] };
      });
      for (const step of steps) {
        see(
          outcome(() => call([ops.fill([2], step)])),
          total,
        );
      }
    },
  ],
  [
    "inputs of the other precision, and those whose step has ended",
    (interpreter, see) => {
      const { ops } = interpreter;
      const other = referenceOps({ dtype: ops.dtype === "float32" ? "float64" : "float32" });
      const reporting = (report: Vector): Outcome => ({ report, finite: [], changes: [] });
      const call = interpreter.compile(([x]: readonly [Vector]) => reporting(ops.concatenate([ops.sum(x)])));
      const converted = interpreter.compile(([x]: readonly [Vector]) => reporting(ops.multiply(ops.from(x), 2)));
      let leaked: Vector = ops.fill([8192], 1);
      interpreter.step(() => {
        leaked = ops.multiply(leaked, 2);
      });
      for (const step of steps) {
        see(outcome(() => call([other.fill([2], step)])));
        see(outcome(() => converted([other.fill([2], step + 0.1)])));
        see(
          outcome(() => call([leaked])),
          call([ops.fill([8192], step)]),
          call([ops.fill([2], 1)]),
        );
      }
    },
  ],
];
