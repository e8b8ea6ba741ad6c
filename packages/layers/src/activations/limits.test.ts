import { referenceOps } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { runActivation } from "../../test/run-activation.js";
import type { Activation } from "../define/define-activation.js";
import { elu } from "./elu.js";
import { gelu } from "./gelu.js";
import { leakyRelu } from "./leaky-relu.js";
import { logSoftmax } from "./log-softmax.js";
import { relu } from "./relu.js";
import { sigmoid } from "./sigmoid.js";
import { silu } from "./silu.js";
import { softmax } from "./softmax.js";
import { softplus } from "./softplus.js";
import { tanh } from "./tanh.js";

const precisions = [
  { dtype: "float64", largest: Number.MAX_VALUE, normal: 2 ** -1022, smallest: 2 ** -1074, unit: 2 ** -53 },
  { dtype: "float32", largest: 2 ** 128 - 2 ** 104, normal: 2 ** -126, smallest: 2 ** -149, unit: 2 ** -24 },
] as const;

describe.each(precisions)("in $dtype, at the ends of the numbers,", ({ dtype, largest, normal, smallest, unit }) => {
  const ops = referenceOps({ dtype });

  /** To a few roundings, and to the smallest number where digits end; 0 and −0 are equal. */
  const expectNear = (got: readonly number[], wanted: readonly number[]): void =>
    wanted.forEach((exact, i) => {
      const number = got[i]!;
      const near = Math.abs(number - exact) <= 4 * unit * Math.abs(exact) + smallest;
      if (!near && number !== exact && !(Number.isNaN(number) && Number.isNaN(exact))) expect(got).toEqual(wanted);
    });

  // Each activation: its values and slopes there.
  const inputs = [-Infinity, -largest, -normal, -smallest, -0, 0, smallest, normal, largest, Infinity];
  const near0 = inputs.slice(2, -2);
  const positive = inputs.map((x) => Math.max(x, 0));
  const slopes = (below: number, above: number) => inputs.map((x) => (x > 0 ? above : below));
  const between = (below: number, at0: (x: number) => number, above: number) => [
    ...[below, below],
    ...near0.map(at0),
    ...[above, above],
  ];
  const gated = [0, 0, ...near0.map((x) => x / 2), largest, Infinity];
  const rows: readonly (readonly [Activation, values: readonly number[], slopes: readonly number[]])[] = [
    [relu, positive, slopes(0, 1)],
    [leakyRelu({ slope: 0 }), positive, slopes(0, 1)],
    [leakyRelu({ slope: 0.25 }), inputs.map((x) => (x > 0 ? x : x / 4)), slopes(0.25, 1)],
    [leakyRelu({ slope: -1 }), inputs.map(Math.abs), slopes(-1, 1)],
    [elu, [-1, -1, ...inputs.slice(2)], [0, 0, ...slopes(1, 1).slice(2)]],
    [elu({ alpha: 0 }), positive, slopes(0, 1)],
    [gelu, gated, between(0, () => 0.5, 1)],
    [gelu({ approximate: "tanh" }), gated, between(0, () => 0.5, 1)],
    [silu, gated, between(0, () => 0.5, 1)],
    [sigmoid, between(0, () => 0.5, 1), between(0, () => 0.25, 0)],
    [sigmoid({ gain: -2 }), between(1, () => 0.5, 0), between(0, () => -0.5, 0)],
    [softplus, [0, 0, ...near0.map(() => Math.LN2), largest, Infinity], between(0, () => 0.5, 1)],
    [tanh, between(-1, (x) => x, 1), between(0, () => 1, 0)],
  ];

  test.each(rows)("$name has its limits", (activation, values, wantedSlopes) => {
    const { output, inputGradient } = runActivation(activation, inputs, { ops });
    expectNear(output, values);
    expectNear(inputGradient, wantedSlopes);
  });

  test.each(rows)("$name keeps NaN", (activation) => {
    expect(runActivation(activation, [Number.NaN], { ops }).output).toEqual([Number.NaN]);
  });

  // Two logits, their softmax and logSoftmax, and the gradients of the first output of each.
  type Pair = readonly [number, number];
  const pair = (first: number, second: number): Pair => [first, second];
  const [first, certain, flat] = [pair(1, 0), pair(0, -Infinity), pair(0, 0)];
  const [same, ln2, none] = [pair(0.5, 0.5), pair(-Math.LN2, -Math.LN2), pair(Number.NaN, Number.NaN)];
  const [quarters, halves] = [pair(0.25, -0.25), pair(0.5, -0.5)];
  const softmaxes: readonly (readonly [Pair, Pair, Pair, Pair, Pair])[] = [
    [[0, -Infinity], first, certain, flat, flat],
    [[Infinity, 0], first, certain, flat, flat],
    [[0, Infinity], pair(0, 1), pair(-Infinity, 0), flat, pair(1, -1)],
    [[Infinity, largest], first, certain, flat, flat],
    [[largest, -largest], first, certain, flat, flat],
    [[largest, 0], first, pair(0, -largest), flat, flat],
    [[-largest, -Infinity], first, certain, flat, flat],
    [[largest, largest], same, ln2, quarters, halves],
    [[smallest, -smallest], same, ln2, quarters, halves],
    [[0, -0], same, ln2, quarters, halves],
    // Without a limit: equal infinities share, and where all is impossible there is nothing to share.
    [[Infinity, Infinity], same, ln2, quarters, halves],
    [[-Infinity, -Infinity], none, none, none, none],
    [[0, Number.NaN], none, none, none, none],
  ];

  test.each(softmaxes)("softmax and logSoftmax of %j", (logits, probabilities, logs, gradient, gradientOfLog) => {
    for (const [activation, wanted, wantedGradient] of [
      [softmax, probabilities, gradient],
      [logSoftmax, logs, gradientOfLog],
    ] as const) {
      const { output, inputGradient } = runActivation(activation, logits, { ops, gradient: [1, 0] });
      expectNear(output, wanted);
      expectNear(inputGradient, wantedGradient);
    }
  });
});
