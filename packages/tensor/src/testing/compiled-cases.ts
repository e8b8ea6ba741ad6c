import type { Scalar } from "../operations/signatures.js";
import type { Images, Windows } from "../operations/windows.js";
import type { Tensor, Vector } from "../tensor.js";
import { type CompiledCase, descent, type Matrix, steps, vector } from "./compiled-case.js";
import { randomTensor } from "./random-tensor.js";

/** Calls as training makes them, and what may go wrong in one. */
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
];
