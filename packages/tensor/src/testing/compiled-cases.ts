import { expectLabel } from "../label-error.js";
import type { Vector } from "../tensor.js";
import type { Images, Windows } from "../windows.js";
import { type CompiledCase, descent, outcome, steps, variable } from "./compiled-case.js";
import { randomTensor } from "./random-tensor.js";

/** Calls as they come up in training, and what may go wrong in one of them. */
export const compiledCases: readonly (readonly [string, CompiledCase])[] = [
  [
    "allFinite and inspect",
    (ops, see, random) => {
      for (const value of [0, 3e38, Number.NaN, Infinity, -Infinity]) {
        for (const place of [0, 4, 17, 34]) {
          const x = randomTensor(random, [5, 7], ops.dtype);
          x.data[place] = value;
          see(ops.allFinite([ops.fill([], 1), ops.transpose(x), ops.fill([0, 3], 1)]));
          see(ops.allFinite([ops.log(ops.multiply(x, x))]));
          ops.inspect(x, (looked) => see(looked));
        }
      }
      see(ops.allFinite([]));
    },
  ],
  [
    "values that change, shapes that change and come back, numbers that vary",
    (ops, see, random) => {
      const parameters = variable(ops, 3, 0.5);
      const descend = ops.compile(descent(ops, parameters));
      for (const step of [...steps, ...steps, ...steps]) {
        for (const rows of step % 3 === 0 ? [4, 1, 4, 0] : [4]) {
          see(descend([randomTensor(random, [rows, 3], ops.dtype)], step), parameters);
        }
      }
    },
  ],
  [
    "a number that becomes −0, and one that becomes NaN",
    (ops, see) => {
      const signs = variable(ops, 2, 1);
      const multiply = ops.compile<readonly [Vector]>(([x], { varying }) => {
        const sum = ops.item(ops.sum(x));
        ops.assign(
          signs,
          varying(({ step }) => ops.multiply(x, [0, 0, 0, -0, 0, Number.NaN, Number.NaN, 2][step]!)),
        );
        return sum;
      });
      for (const step of steps) see(multiply([ops.fill([2], 1)], step), signs);
    },
  ],
  [
    "calls that end early and leave variables as they were",
    (ops, see, random) => {
      const parameters = variable(ops, 3, 0.5);
      const descend = ops.compile(descent(ops, parameters));
      for (const [step, value] of [1, 1, 1, 1, Number.NaN, 1, 3e38, -Infinity, 1, 1].entries()) {
        const input = randomTensor(random, [4, 3], ops.dtype);
        input.data[5] = value;
        see(descend([input], step), parameters);
      }
    },
  ],
  [
    "a look that throws, labels that are no class, a look after the call has ended early",
    (ops, see) => {
      const counts = variable(ops, 3, 0);
      const count = ops.compile<readonly [Vector]>(([labels]) => {
        if (!ops.allFinite([labels])) return undefined;
        ops.inspect(labels, ({ data }) => expectLabel("count", 0, data[0]!, 3));
        const added = ops.sumRows(ops.oneHot(labels, 3));
        const examples = ops.item(ops.sum(added));
        ops.increase(counts, added);
        return examples;
      });
      const call = (first: number, second: number, step: number) => {
        const labels = ops.concatenate([ops.fill([], first), ops.fill([], second)]);
        see(
          outcome(() => count([labels], step)),
          counts,
        );
      };
      for (const step of steps) call(step === 5 ? 3 : step % 3, step === 6 ? 0.5 : 1, step);
      call(Number.NaN, 1, 8);
      call(0, -1, 9);
      call(2, 2, 10);
    },
  ],
  [
    "rows of a table by labels, some of which are none",
    (ops, see, random) => {
      const table = ops.variable(randomTensor(random, [4, 3], ops.dtype));
      const train = ops.compile<readonly [Vector]>(([labels]) => {
        const rows = ops.gatherRows(table, labels);
        const gradient = ops.sumRowsByLabel(ops.multiply(rows, rows), labels, 4);
        const loss = ops.item(ops.sum(rows));
        ops.increase(table, ops.multiply(gradient, -0.1));
        return loss;
      });
      for (const step of steps) {
        const labels = ops.concatenate([step % 4, 2, step === 5 ? 4 : 1].map((label) => ops.fill([], label)));
        see(
          outcome(() => train([labels], step)),
          table,
        );
      }
      see(train([ops.fill([0], 1)], 0), train([ops.fill([0], 1)], 0), train([ops.fill([0], 1)], 0), table);
    },
  ],
  [
    "windows over images that overlap, and of which none fits",
    (ops, see, random) => {
      const images: Images = ops.variable(randomTensor(random, [3, 4, 5, 6], ops.dtype));
      const padding = { top: 1, bottom: 0, left: 0, right: 1 };
      const both = [2, 7].map((rows): Windows => ({ size: [rows, 3], stride: [1, 2], padding }));
      const train = ops.compile<readonly [Images]>(([x]) => {
        const input = ops.multiply(images, x);
        const gradients = both.flatMap((windows) => [
          ops.spreadMaxima(input, ops.maxWindows(input, windows), windows),
          ops.spreadWindows(ops.sumWindows(input, windows), images.shape, windows),
          ops.sumPatches(ops.multiply(ops.patches(input, windows), 0.5), images.shape, windows),
        ]);
        const gradient = gradients.reduce((sum, one) => ops.add(sum, one));
        const loss = ops.item(ops.sum(gradient));
        ops.increase(images, ops.multiply(gradient, -0.01));
        return loss;
      });
      for (const step of steps) see(train([randomTensor(random, [3, 4, 5, 6], ops.dtype)], step), images);
    },
  ],
  [
    "windows that lie otherwise in every other call",
    (ops, see, random) => {
      const images = randomTensor(random, [2, 4, 5, 3], ops.dtype);
      let calls = 0;
      const call = ops.compile<readonly [Images]>(([x]) => {
        const [top, bottom] = calls++ % 2 === 0 ? [1, 0] : [0, 1];
        const windows: Windows = { size: [2, 2], stride: [2, 2], padding: { top, bottom, left: 0, right: 0 } };
        return ops.item(ops.sum(ops.maxWindows(x, windows)));
      });
      for (const step of steps) see(call([images], step));
    },
  ],
  [
    "constants and variables that the caller writes to",
    (ops, see, random) => {
      const constant = randomTensor(random, [3], ops.dtype);
      const computed = ops.multiply(constant, 2);
      const parameters = variable(ops, 3, 0.5);
      const [part, held] = [ops.slice(parameters, 1, [2]), parameters.data];
      const call = ops.compile<readonly [Vector]>(([x]) => {
        const product = ops.multiply(ops.add(ops.multiply(x, constant), computed), parameters);
        const sum = ops.item(ops.sum(product));
        ops.increase(parameters, product);
        return sum;
      });
      for (const step of [...steps, ...steps]) {
        see(call([randomTensor(random, [3], ops.dtype)], step), parameters, part);
        constant.data[step % 3]! += 1;
        computed.data[1]! -= 0.25;
        if (step % 4 === 1) held[0] = step / 8;
        if (step % 4 === 2) part.data[1] = -step / 8;
        parameters.data[1]! /= 4;
        if (step % 4 === 3) see(ops.item(ops.sum(part)), ops.add(parameters, parameters));
        if (step % 2 === 1) ops.increase(part, ops.fill([2], 0.125));
        see(...held, parameters);
      }
    },
  ],
  [
    "what is drawn at random",
    (ops, see, random) => {
      const draw = ops.compile<readonly [Vector]>(([x], { unrepeatable }) => {
        unrepeatable();
        return ops.item(ops.sum(ops.multiply(x, random.uniform() < 0.5 ? 1 : 2)));
      });
      const around = ops.compile<readonly [Vector]>(([x]) => draw([x], 0));
      for (const step of [...steps, ...steps]) see(draw([ops.fill([2], step)], step), around([ops.fill([2], 1)], step));
    },
  ],
  [
    "a part that comes to other operations later",
    (ops, see, random) => {
      const [parameters, other] = [variable(ops, 3, 0.5), variable(ops, 3, 1)];
      const one: Vector = ops.fill([3], 1);
      const later: readonly ((x: Vector, step: number) => { readonly update: Vector; readonly more?: Vector })[] = [
        (x) => ({ update: ops.add(x, 2) }),
        (x) => ({ update: ops.multiply(ops.multiply(x, 2), 2) }),
        (x) => ({ update: x }),
        (x) => ({ update: ops.multiply(x, one) }),
        (x) => ({ update: ops.multiply(x, 2), more: ops.multiply(x, 3) }),
        (x) => ({ update: ops.slice(ops.multiply(ops.concatenate([x, x]), 2), 3, [3]) }),
        (x) => {
          ops.increase(other, other);
          return { update: ops.multiply(x, 2) };
        },
        (x) => ({ update: ops.multiply(x, ops.item(ops.sum(x))) }),
        (x) => ({ update: ops.step(() => ops.multiply(x, 3)) }),
        (_, step) => {
          throw new Error(`no part in step ${step}`);
        },
      ];
      for (const change of later) {
        const call = ops.compile<readonly [Vector]>(([x], { varying }) => {
          const gradient = ops.add(x, parameters);
          const sum = ops.item(ops.sum(gradient));
          const { update, more } = varying(({ step }) =>
            step % 5 === 4 ? change(gradient, step) : { update: ops.multiply(gradient, 0.5 / (step + 1)) },
          );
          ops.assign(parameters, more ?? update);
          return sum;
        });
        for (const step of steps) {
          see(
            outcome(() => call([randomTensor(random, [3], ops.dtype)], step)),
            parameters,
            other,
          );
        }
      }
    },
  ],
];
