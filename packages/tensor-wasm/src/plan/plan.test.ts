import { type DType, fromElements, type Ops, randomStreams, type Vector } from "@gd/tensor";
import { randomTensor } from "@gd/tensor/testing";
import { describe, test } from "vitest";
import { bitsOf, expectSame } from "../../test/same-bits.js";

/** Around the least length that is computed in pieces, and around multiples of a piece. */
const LENGTHS = [1, 2047, 2048, 2049, 2560, 3071, 3072, 5000];
const STEPS = 20;

/** How a gradient is followed: what is added to θ, and what becomes of two vectors of state. */
type Rule = (
  ops: Ops,
  gradient: Vector,
  state: readonly [Vector, Vector],
  step: number,
) => readonly [update: Vector, first: Vector, second: Vector];

const rules: Readonly<Record<string, Rule>> = {
  momentum: (ops, gradient, [velocity, unused], step) => {
    const next = ops.add(ops.multiply(velocity, 0.9), gradient);
    return [ops.multiply(next, -0.1 / (step + 1)), next, unused];
  },
  nesterov: (ops, gradient, [velocity, last], step) => {
    const next = ops.add(ops.multiply(velocity, 1 - 1 / (step + 2)), gradient);
    const ahead = ops.add(gradient, ops.multiply(next, 0.9));
    return [ops.subtract(ops.multiply(ahead, -0.1), ops.multiply(last, 0.01)), next, ahead];
  },
  adam: (ops, gradient, [mean, square], step) => {
    const nextMean = ops.add(ops.multiply(mean, 0.9), ops.multiply(gradient, 0.1));
    const nextSquare = ops.add(ops.multiply(square, 0.999), ops.multiply(ops.multiply(gradient, gradient), 0.001));
    const spread = ops.add(ops.sqrt(ops.divide(nextSquare, 1 - 0.999 ** (step + 1))), 1e-8);
    return [ops.multiply(ops.divide(nextMean, spread), -0.01 / (1 - 0.9 ** (step + 1))), nextMean, nextSquare];
  },
  "clipping, with states that change places": (ops, gradient, [first, second], step) => {
    const clipped = ops.where(ops.subtract(ops.absolute(gradient), 1), ops.tanh(gradient), gradient);
    const bounded = ops.maximum(ops.subtract(0, ops.exp(ops.tanh(clipped))), ops.sigmoid(second));
    return [ops.multiply(bounded, 0.1 / (step + 1)), second, ops.subtract(clipped, first)];
  },
};

/** The loss of each step, then θ and the state: who looks at them earlier makes copies that hide mistakes. The gradient is gathered from parts that are computed one by one. */
const descend = (ops: Ops, rule: Rule, length: number): readonly string[] => {
  const random = randomStreams("descend").stream(ops.dtype);
  const draw = (): Vector => randomTensor(random, [length], ops.dtype);
  const θ = ops.variable(draw());
  const state = [ops.variable(ops.fill([length], 0)), ops.variable(ops.fill([length], 0))] as const;
  const cut = length >> 1;
  const [left, right] = [ops.slice(θ, 0, [cut]), ops.slice(θ, cut, [length - cut])];
  const take = ops.compile<readonly [Vector, Vector]>(([target, noise], { varying }) => {
    const apart = ops.subtract(θ, target);
    const loss = ops.item(ops.sum(ops.multiply(apart, apart)));
    const gradient = ops.concatenate([
      ops.multiply(ops.subtract(left, ops.slice(target, 0, [cut])), 2),
      ops.add(ops.multiply(right, 2), ops.multiply(ops.slice(target, cut, [length - cut]), -2)),
    ]);
    const noisy = ops.add(gradient, noise);
    const [update, first, second] = varying((step) => rule(ops, noisy, state, step));
    if (!ops.allFinite([update, first, second])) return undefined;
    const copied = ops.concatenate([first, second]);
    ops.increase(θ, update);
    ops.assign(state[0], ops.slice(copied, 0, [length]));
    ops.assign(state[1], ops.slice(copied, length, [length]));
    return loss;
  });
  const losses = Array.from({ length: STEPS }, (_, step) => {
    const [target, noise] = [draw(), draw()];
    // In a piece that is neither the first nor the last of its group, while the loss is finite.
    if (step === 7) noise.data[Math.min(1500, length >> 1)] = Number.NaN;
    return String(take([target, noise], step));
  });
  return [...losses, ...[θ, ...state].map(bitsOf)];
};

describe.each<DType>(["float32", "float64"])("descending in %s", (dtype) => {
  test.each(Object.entries(rules))("%s has the bits of the reference at every length", (_, rule) => {
    for (const length of LENGTHS) expectSame((ops) => descend(ops, rule, length), dtype);
  });

  test("parts of one variable that overlap, in vectors that are computed in pieces", () => {
    expectSame((ops) => {
      const length = 3000;
      const random = randomStreams("overlap").stream(dtype);
      const v = ops.variable<readonly [number]>(randomTensor(random, [2 * length], dtype));
      const at = (start: number): Vector => ops.slice(v, start, [length]);
      const call = ops.compile<readonly [Vector]>(([x]) => {
        const sum = ops.item(ops.sum(x));
        const doubled = ops.multiply(at(0), 0.5);
        ops.assign(at(1), doubled);
        const read = ops.add(at(2), x);
        ops.increase(at(700), at(699));
        ops.increase(at(length), read);
        ops.assign(at(5), ops.multiply(ops.add(at(4), at(6)), 0.5));
        return sum;
      });
      return Array.from({ length: 6 }, (_, step) => [
        call([fromElements(ops.fill([length], step).data, [length])], step),
        bitsOf(v),
      ]);
    }, dtype);
  });

  test("what is gathered from parts that are gathered, used twice, or of no length", () => {
    expectSame((ops) => {
      const v = ops.variable<readonly [number]>(ops.fill([16], 1));
      const call = ops.compile<readonly [Vector]>(([x]) => {
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
        const loss = ops.item(ops.sum(ops.concatenate([inner, a])));
        ops.increase(v, outer);
        return loss;
      });
      return Array.from({ length: 6 }, (_, step) => {
        const x: Vector = ops.slice(ops.concatenate([ops.fill([2], step), ops.fill([1], 0.3)]), 0, [3]);
        return [call([x], step), bitsOf(v)];
      });
    }, dtype);
  });
});
