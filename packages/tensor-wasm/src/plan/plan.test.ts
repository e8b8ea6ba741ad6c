import {
  type DType,
  fromElements,
  type Ops,
  randomStreams,
  type Scalar,
  type SynchronousInterpreter,
  tensor,
  type Vector,
} from "@gd/tensor";
import { randomTensor } from "@gd/tensor/testing";
import { describe, expect, test } from "vitest";
import { bitsOf, expectSame } from "../../test/same-bits.js";

/** Around the least length that is computed in pieces, and around multiples of a piece; the last is computed again. */
const LENGTHS = [1, 2047, 2048, 2049, 2560, 3071, 3072, 5000, 2 ** 14 + 1];
const STEPS = 20;

/** How a gradient is followed: the increase of θ, and the next two vectors of state. */
interface Rule {
  /** Numbers that differ from step to step. */
  coefficients(step: number): readonly number[];
  update(
    ops: Ops,
    gradient: Vector,
    state: readonly [Vector, Vector],
    coefficients: readonly Scalar[],
  ): readonly [update: Vector, first: Vector, second: Vector];
}

const rules: Readonly<Record<string, Rule>> = {
  momentum: {
    coefficients: (step) => [-0.1 / (step + 1)],
    update(ops, gradient, [velocity, unused], [rate]) {
      const next = ops.add(ops.multiply(velocity, 0.9), gradient);
      return [ops.scale(next, rate!), next, unused];
    },
  },
  nesterov: {
    coefficients: (step) => [1 - 1 / (step + 2)],
    update(ops, gradient, [velocity, last], [decay]) {
      const next = ops.add(ops.scale(velocity, decay!), gradient);
      const ahead = ops.add(gradient, ops.multiply(next, 0.9));
      return [ops.subtract(ops.multiply(ahead, -0.1), ops.multiply(last, 0.01)), next, ahead];
    },
  },
  adam: {
    coefficients: (step) => [1 - 0.999 ** (step + 1), -0.01 / (1 - 0.9 ** (step + 1))],
    update(ops, gradient, [mean, square], [correction, rate]) {
      const nextMean = ops.add(ops.multiply(mean, 0.9), ops.multiply(gradient, 0.1));
      const nextSquare = ops.add(ops.multiply(square, 0.999), ops.multiply(ops.multiply(gradient, gradient), 0.001));
      const spread = ops.add(ops.sqrt(ops.divideBy(nextSquare, correction!)), 1e-8);
      return [ops.scale(ops.divide(nextMean, spread), rate!), nextMean, nextSquare];
    },
  },
  "clipping, with states that change places": {
    coefficients: (step) => [0.1 / (step + 1)],
    update(ops, gradient, [first, second], [rate]) {
      const clipped = ops.where(ops.subtract(ops.absolute(gradient), 1), ops.tanh(gradient), gradient);
      const bounded = ops.maximum(ops.subtract(0, ops.exp(ops.tanh(clipped))), ops.sigmoid(second));
      return [ops.scale(bounded, rate!), second, ops.subtract(clipped, first)];
    },
  },
};

/**
 * The loss of each step, then θ and the state, which are not read earlier, as copies would hide mistakes. The gradient
 * is gathered from parts that are computed one by one.
 */
const descend = ({ ops, variable, compile }: SynchronousInterpreter, rule: Rule, length: number): readonly string[] => {
  const random = randomStreams("descend").stream(ops.dtype);
  const draw = (): Vector => randomTensor(random, [length], ops.dtype);
  const θ = variable(draw());
  const state = [variable(ops.fill([length], 0)), variable(ops.fill([length], 0))] as const;
  const cut = length >> 1;
  const [left, right] = [ops.slice(θ, 0, [cut]), ops.slice(θ, cut, [length - cut])];
  const take = compile(([target, noise, coefficients]: readonly [Vector, Vector, Vector]) => {
    const apart = ops.subtract(θ, target);
    const gradient = ops.concatenate([
      ops.multiply(ops.subtract(left, ops.slice(target, 0, [cut])), 2),
      ops.add(ops.multiply(right, 2), ops.multiply(ops.slice(target, cut, [length - cut]), -2)),
    ]);
    const scalars = Array.from({ length: coefficients.shape[0] }, (_, i) => ops.slice(coefficients, i, []));
    const [update, first, second] = rule.update(ops, ops.add(gradient, noise), state, scalars);
    const copied = ops.concatenate([first, second]);
    return {
      report: ops.concatenate([ops.sum(ops.multiply(apart, apart))]),
      finite: [update, first, second],
      changes: [
        { target: θ, increase: update },
        { target: state[0], assign: ops.slice(copied, 0, [length]) },
        { target: state[1], assign: ops.slice(copied, length, [length]) },
      ],
    };
  });
  const losses = Array.from({ length: STEPS }, (_, step) => {
    const [target, noise] = [draw(), draw()];
    // In a piece that is neither the first nor the last of its group, while the loss is finite.
    if (step === 7) noise.data[Math.min(1500, length >> 1)] = Number.NaN;
    return String(take([target, noise, tensor(rule.coefficients(step), { dtype: ops.dtype })]));
  });
  expect(losses.map((loss) => loss === "undefined")).toEqual(losses.map((_, step) => step === 7));
  return [...losses, ...[θ, ...state].map(bitsOf)];
};

describe.each<DType>(["float32", "float64"])("descending in %s", (dtype) => {
  test.each(Object.entries(rules))("%s has the bits of the reference at every length", (_, rule) => {
    for (const length of LENGTHS) expectSame((interpreter) => descend(interpreter, rule, length), dtype);
  });

  test("an update that is asked about, and then added to one vector and nothing else", () => {
    const run = ({ ops, variable, compile }: SynchronousInterpreter, length: number) => {
      const random = randomStreams("update").stream(dtype);
      const draw = (): Vector => randomTensor(random, [length], dtype);
      const θ = variable(draw());
      const call = compile(([target]: readonly [Vector]) => {
        const update = ops.multiply(ops.subtract(θ, target), -0.1);
        return { report: ops.fill([1], 1), finite: [update], changes: [{ target: θ, increase: update }] };
      });
      return Array.from({ length: 5 }, (_, step) => {
        const target = draw();
        if (step === 3) target.data[length - 1] = Number.NaN;
        return [call([target]) === undefined, bitsOf(θ)];
      });
    };
    for (const length of LENGTHS) expectSame((interpreter) => run(interpreter, length), dtype);
  });

  test("parts of one variable that overlap, in vectors that are computed in pieces", () => {
    expectSame(({ ops, variable, compile }) => {
      const length = 3000;
      const random = randomStreams("overlap").stream(dtype);
      const v = variable<readonly [number]>(randomTensor(random, [2 * length], dtype));
      const at = (start: number): Vector => ops.slice(v, start, [length]);
      const call = compile(([x]: readonly [Vector]) => ({
        report: ops.concatenate([ops.sum(x)]),
        finite: [],
        changes: [
          { target: at(700), increase: at(699) },
          { target: at(1), assign: ops.multiply(at(0), 0.5) },
          { target: at(length), increase: ops.add(at(2), x) },
          { target: at(5), assign: ops.multiply(ops.add(at(4), at(6)), 0.5) },
        ],
      }));
      return Array.from({ length: 6 }, (_, step) => [
        call([fromElements(ops.fill([length], step).data, [length])]),
        bitsOf(v),
      ]);
    }, dtype);
  });

  test("scalars that are inputs, variables, computed, or elements of vectors that are written beside them", () => {
    const run = ({ ops, variable, compile }: SynchronousInterpreter, length: number, element: number) => {
      const random = randomStreams("scalars").stream(dtype);
      const θ: Vector = variable(randomTensor(random, [length], dtype));
      const own = variable(tensor(0.75, { dtype }));
      const call = compile(([x, scalar]: readonly [Vector, Scalar]) => {
        const computed = ops.add(ops.sum(x), own);
        const doubled = ops.multiply(x, 2);
        const scalars = [scalar, own, computed, ops.slice(doubled, element, [])];
        const scaled = scalars.map((each) => ops.divideBy(ops.scale(x, each), scalar));
        return {
          report: ops.concatenate([ops.sum(scaled.reduce((left, right) => ops.add(left, right)))]),
          finite: [],
          changes: [
            { target: θ, assign: ops.scale(x, ops.slice(θ, element, [])) },
            { target: own, increase: scalar },
          ],
        };
      });
      return Array.from({ length: 4 }, (_, step) => [
        call([randomTensor(random, [length], dtype), tensor(1 + step, { dtype })]),
        bitsOf(θ),
        bitsOf(own),
      ]);
    };
    for (const length of LENGTHS) {
      for (const element of [0, length - 1]) expectSame((interpreter) => run(interpreter, length, element), dtype);
    }
  });

  test("a report that is also computed with, or gathered", () => {
    for (const length of LENGTHS) {
      expectSame(({ ops, variable, compile }) => {
        const sums = [0, 1].map((): Vector => variable(ops.fill([2 * length], 1)));
        const calls = sums.map((target, i) =>
          compile(([x]: readonly [Vector]) => {
            const product = ops.multiply(x, x);
            const increase = ops.concatenate(i === 0 ? [ops.add(product, x), x] : [product, x]);
            return { report: product, finite: [], changes: [{ target, increase }] };
          }),
        );
        const x: Vector = randomTensor(randomStreams("report").stream(dtype), [length], dtype);
        return Array.from({ length: 3 }, () => [calls.map((call) => call([x])), sums.map(bitsOf)]);
      }, dtype);
    }
  });

  test("what is gathered from parts that are gathered, used twice, or of no length", () => {
    expectSame(({ ops, variable, compile }) => {
      const v = variable<readonly [number]>(ops.fill([16], 1));
      const call = compile(([x]: readonly [Vector]) => {
        const [a, b] = [ops.multiply(x, 2), ops.add(x, 1)];
        const inner = ops.concatenate([a, ops.slice(x, 0, [0]), b]);
        const late = ops.add(x, 5);
        const outer = ops.concatenate([
          b,
          ops.slice(late, 0, [1]),
          inner,
          a,
          ops.reshape(ops.sum(a), [1]),
          ops.slice(v, 3, [1]),
          ops.slice(a, 1, [1]),
        ]);
        return {
          report: ops.concatenate([ops.sum(ops.concatenate([inner, a]))]),
          finite: [],
          changes: [{ target: v, increase: outer }],
        };
      });
      return Array.from({ length: 6 }, (_, step) => {
        const x: Vector = ops.slice(ops.concatenate([ops.fill([2], step), ops.fill([1], 0.3)]), 0, [3]);
        return [call([x]), bitsOf(v)];
      });
    }, dtype);
  });
});
