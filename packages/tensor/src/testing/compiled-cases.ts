import { fromBytes } from "../byte-tensor.js";
import { allocate } from "../dtype.js";
import type { Outcome, SynchronousInterpreter } from "../interpreter/interpreter.js";
import { referenceOps } from "../interpreter/reference/reference-interpreter.js";
import type { Ops } from "../operations/ops.js";
import type { Scalar } from "../operations/signatures.js";
import type { Images, Windows } from "../operations/windows.js";
import type { RandomStream } from "../random/random-stream.js";
import { fromElements, type Tensor, type Vector } from "../tensor.js";
import { randomTensor } from "./random-tensor.js";

/** What a case records: reports, errors, and the elements that tensors have at that moment. */
export type Seen = Tensor | number | undefined | string | readonly number[];

/** Calls compiled functions and records the results, which must be those of running the bodies in each call. */
export type CompiledCase = (
  interpreter: SynchronousInterpreter,
  see: (...seen: readonly Seen[]) => void,
  random: RandomStream,
) => void;

/** More than it takes to record a body and to go wrong afterwards. */
const steps = Array.from({ length: 8 }, (_, step) => step);

type Matrix = Tensor<readonly [number, number]>;

/** What a call returns, or the error that it throws. */
const outcome = (call: () => Seen): Seen => {
  try {
    return call();
  } catch (error) {
    if (error instanceof Error) return `${error.name}: ${error.message}`;
    throw error;
  }
};

const vector = (ops: Ops, ...values: readonly number[]): Vector =>
  fromElements(
    allocate(ops.dtype, values.length).map((_, i) => values[i]!),
    [values.length],
  );

/** θ ← θ − rate · (Σᵢ inputᵢ + θ); the rate is an input. */
const descent =
  (ops: Ops, parameters: Vector) =>
  ([input, rate]: readonly [Matrix, Scalar]): Outcome => {
    const gradient = ops.add(ops.sumRows(input), parameters);
    const update = ops.multiply(ops.scale(gradient, rate), -1);
    return {
      report: ops.concatenate([ops.sum(ops.multiply(gradient, gradient)), ops.sum(update)]),
      finite: [ops.sum(ops.multiply(gradient, gradient)), update],
      changes: [{ target: parameters, increase: update }],
    };
  };

/** Calls as training makes them, unusual ones, and what may go wrong in one. */
export const compiledCases: readonly (readonly [string, CompiledCase])[] = [
  [
    "values that change, shapes that change and come back, scalars that vary",
    (interpreter, see, random) => {
      const { ops } = interpreter;
      const parameters: Vector = interpreter.variable(ops.fill([3], 0.5));
      const descend = interpreter.compile(descent(ops, parameters));
      for (const step of [...steps, ...steps, ...steps]) {
        for (const rows of step % 3 === 0 ? [4, 1, 4, 0] : [4]) {
          see(descend([randomTensor(random, [rows, 3], ops.dtype), ops.fill([], 0.1 / (step + 1))]), parameters);
        }
      }
    },
  ],
  [
    "scalars that become −0, and that become NaN where the mathematics hides it",
    (interpreter, see) => {
      const { ops } = interpreter;
      const signs: Vector = interpreter.variable(ops.fill([2], 1));
      const multiply = interpreter.compile(([x, factor]: readonly [Vector, Scalar]) => ({
        report: ops.fill([1], 7),
        finite: [],
        changes: [{ target: signs, assign: ops.where(ops.scale(x, factor), 1, ops.scale(x, factor)) }],
      }));
      for (const factor of [0, 0, 0, -0, 0, Number.NaN, Number.NaN, 2]) {
        see(multiply([ops.fill([2], -1), ops.fill([], factor)]), signs);
      }
    },
  ],
  [
    "what is not finite: a scalar, the update, only the report",
    (interpreter, see, random) => {
      const { ops } = interpreter;
      const parameters: Vector = interpreter.variable(ops.fill([3], 0.5));
      const descend = interpreter.compile(descent(ops, parameters));
      const onlyInUpdate = interpreter.compile(([x]: readonly [Vector]) => ({
        report: ops.fill([1], 1),
        finite: [x, ops.transpose(ops.reshape(x, [1, 3])), ops.fill([0, 3], Number.NaN)],
        changes: [{ target: parameters, increase: x }],
      }));
      const onlyInReport = interpreter.compile(([x]: readonly [Vector]) => ({
        report: x,
        finite: [],
        changes: [{ target: parameters, assign: ops.where(x, x, 0) }],
      }));
      for (const value of [1, 1, 1, Number.NaN, 1, 3e38, -Infinity, 1, Number.NaN, Number.NaN, 1]) {
        const input = randomTensor(random, [4, 3], ops.dtype);
        input.data[5] = value;
        see(descend([input, ops.fill([], 0.1)]), parameters);
        see(onlyInUpdate([ops.multiply(vector(ops, 0.25, value, 1), 0.5)]), parameters);
        see(onlyInReport([vector(ops, 0.25, value, 1)]), parameters);
        see(
          interpreter.run(() => descent(ops, parameters)([input, ops.fill([], 0.1)])),
          parameters,
        );
      }
    },
  ],
  [
    "changes that exchange variables, change parts of them, and come one after the other",
    (interpreter, see, random) => {
      const { ops } = interpreter;
      const [a, b]: Vector[] = [0, 1].map(() => interpreter.variable(randomTensor(random, [6], ops.dtype)));
      const call = interpreter.compile(([x]: readonly [Vector]) => {
        const old = ops.concatenate([a!, b!]);
        return {
          report: ops.slice(old, 2, [3]),
          finite: [],
          changes: [
            { target: a!, assign: ops.slice(old, 6, [6]) },
            { target: b!, assign: ops.slice(old, 0, [6]) },
            { target: ops.slice(b!, 1, [2, 2]), increase: ops.reshape(ops.multiply(x, 2), [2, 2]) },
            { target: ops.transpose(ops.slice(a!, 0, [2, 3])), assign: ops.reshape(ops.slice(old, 3, [6]), [3, 2]) },
          ],
        };
      });
      for (const _ of steps) see(call([randomTensor(random, [4], ops.dtype)]), a!, b!);
    },
  ],
  [
    "labels, some of them invalid, and a table that learns",
    (interpreter, see, random) => {
      const { ops } = interpreter;
      const table: Matrix = interpreter.variable(randomTensor(random, [4, 3], ops.dtype));
      const train = interpreter.compile(([labels]: readonly [Vector]) => {
        const rows = ops.gatherRows(table, labels);
        const gradient = ops.sumRowsByLabel(ops.multiply(rows, rows), labels, 4);
        return {
          report: ops.concatenate([ops.sum(ops.oneHot(labels, 4))]),
          finite: [gradient],
          changes: [{ target: table, increase: ops.multiply(gradient, -0.1) }],
        };
      });
      for (const label of [0, 1, 2, 3, 4, 1, 0.5, 1, -1, Number.NaN, 2]) see(train([vector(ops, label, 2, 1)]), table);
      for (const _ of steps) see(train([ops.fill([0], 1)]), table);
    },
  ],
  [
    "windows over images that overlap, and of which none fits",
    (interpreter, see, random) => {
      const { ops } = interpreter;
      const images: Images = interpreter.variable(randomTensor(random, [3, 4, 5, 6], ops.dtype));
      const padding = { top: 1, bottom: 0, left: 0, right: 1 };
      const both = [2, 7].map((rows): Windows => ({ size: [rows, 3], stride: [1, 2], padding }));
      const train = interpreter.compile(([x]: readonly [Images]) => {
        const input = ops.multiply(images, x);
        const gradients = both.flatMap((windows) => [
          ops.spreadMaxima(input, ops.maxWindows(input, windows), windows),
          ops.spreadWindows(ops.sumWindows(input, windows), images.shape, windows),
          ops.sumPatches(ops.multiply(ops.patches(input, windows), 0.5), images.shape, windows),
        ]);
        const gradient = gradients.reduce((sum, one) => ops.add(sum, one));
        return {
          report: ops.concatenate([ops.sum(gradient)]),
          finite: [gradient],
          changes: [{ target: images, increase: ops.multiply(gradient, -0.01) }],
        };
      });
      for (const _ of steps) see(train([randomTensor(random, [3, 4, 5, 6], ops.dtype)]), images);
    },
  ],
  [
    "what is drawn at random, step by step",
    (interpreter, see, random) => {
      const { ops } = interpreter;
      const sums: Vector = interpreter.variable(ops.fill([7], 0));
      const draw = interpreter.compile(([x, step]: readonly [Matrix, Tensor<readonly [2]>]) => {
        const kept = ops.where(ops.subtract(ops.uniform(x.shape, [1, 2 ** 31 + 5], step), 0.5), x, 0);
        return {
          report: ops.concatenate([ops.sum(kept)]),
          finite: [],
          changes: [{ target: sums, increase: ops.sumRows(kept) }],
        };
      });
      for (const step of [...steps, 65_535, 65_536]) {
        const counter = ops.reshape(vector(ops, step % 65_536, Math.floor(step / 65_536)), [2]);
        see(draw([randomTensor(random, [5, 7], ops.dtype), counter]), sums);
      }
    },
  ],
  [
    "constants and variables that the caller writes to",
    (interpreter, see, random) => {
      const { ops } = interpreter;
      const constant = randomTensor(random, [3], ops.dtype);
      const computed = ops.multiply(constant, 2);
      const parameters: Vector = interpreter.variable(ops.fill([3], 0.5));
      const [part, held] = [ops.slice(parameters, 1, [2]), parameters.data];
      const call = interpreter.compile(([x]: readonly [Vector]) => {
        const product = ops.multiply(ops.add(ops.multiply(x, constant), computed), parameters);
        return {
          report: ops.concatenate([ops.sum(product)]),
          finite: [],
          changes: [{ target: parameters, increase: product }],
        };
      });
      for (const step of [...steps, ...steps]) {
        see(call([randomTensor(random, [3], ops.dtype)]), parameters, part);
        constant.data[step % 3]! += 1;
        computed.data[1]! -= 0.25;
        if (step % 4 === 1) held[0] = step / 8;
        if (step % 4 === 2) part.data[1] = -step / 8;
        parameters.data[1]! /= 4;
        if (step % 4 === 3) see(ops.sum(part), ops.add(parameters, parameters));
        if (step % 2 === 1) interpreter.increase(part, ops.fill([2], 0.125));
        see(...held, parameters);
      }
    },
  ],
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
