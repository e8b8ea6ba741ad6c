import { type GradientTransformation, isRepeatable, type None, referenceOps } from "@gd/tensor";
import { describeTransformation } from "@gd/tensor/testing";
import fc from "fast-check";
import { expect, expectTypeOf, test } from "vitest";
import { updatesOf } from "../../test/updates-of.js";
import { adam } from "../optimizers/adam.js";
import { lbfgs } from "../optimizers/lbfgs.js";
import { accumulateGradients } from "./accumulate-gradients.js";
import { accumulateMomentum, type MomentumState } from "./accumulate-momentum.js";
import { adaptiveMoments } from "./adaptive-moments.js";
import { chain } from "./chain.js";
import { clipByNorm } from "./clip-by-norm.js";
import { clipByValue } from "./clip-by-value.js";
import { ema } from "./ema.js";
import { scaleByLearningRate } from "./scale-by-learning-rate.js";
import { weightDecay } from "./weight-decay.js";

const [accumulate, scale] = [accumulateMomentum({ momentum: 0.5, initialVelocity: 3 }), scaleByLearningRate(0.5)];

describeTransformation(chain(accumulate, scale));

test("gives each transformation what the one before it returns", () => {
  expect(updatesOf(chain(accumulate, scale), [2, 0])).toEqual([-1.75, -0.875]);
  expect(updatesOf(chain(scale, accumulate), [2, 0])).toEqual([0.5, 0.25]);
  expect(updatesOf(chain(), [2, 0])).toEqual([2, 0]);
});

test("is associative, bit for bit", () => {
  const gradients = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 10 });
  const [a, b, c] = [clipByValue(3), adaptiveMoments(), weightDecay(0.5)];
  fc.assert(
    fc.property(gradients, (sequence) => {
      const together = updatesOf(chain(a, b, c, scale), sequence);
      expect(updatesOf(chain(chain(a, b), chain(c, scale)), sequence)).toEqual(together);
      expect(updatesOf(chain(a, chain(b, chain(c, scale))), sequence)).toEqual(together);
    }),
  );
});

test("its state is the tuple of their states, its name made of theirs", () => {
  const both = chain(accumulate, scale);
  expectTypeOf(both).toEqualTypeOf<GradientTransformation<[MomentumState, None]>>();
  const [{ velocity }, nothing] = both.initialize(referenceOps(), 2);
  expect([...velocity.data]).toEqual([3, 3]);
  expect(nothing).toEqual([]);
  expect(both.name).toBe("accumulateMomentum → scaleByLearningRate");
});

test("its coefficients are those of all parts, and each part gets its own", () => {
  const [rising, falling] = [scaleByLearningRate((step) => step + 1), scaleByLearningRate((step) => 0.5 ** step)];
  const together = chain(rising, accumulate, falling, adaptiveMoments());
  expect(together.coefficients?.(1)).toEqual([-2, -0.5, ...adaptiveMoments().coefficients!(1)]);
  expect(updatesOf(chain(rising, chain(clipByValue(100), falling)), [1, 1, 1])).toEqual([1, 1, 0.75]);
  expect(chain(accumulate, scale).coefficients).toBe(undefined);
});

test("takes transformations one by one", () => {
  expect(() => (chain as (list: unknown) => unknown)([accumulate, scale])).toThrow(
    /^chain\(transformations\[0\]\) expects a transformation, but received \[.*\. chain\(…\) takes them one by one, with no list around them\.$/,
  );
});

test("descends if one of its parts does, and climbs if all say that they do", () => {
  const climbing = [accumulate, adaptiveMoments(), clipByNorm(1), clipByValue(1), ema(), weightDecay(0.1)];
  for (const part of climbing) expect(part.descends).toBe(false);
  const own = { ...scale, descends: undefined };
  expect(chain(...climbing).descends).toBe(false);
  expect(chain().descends).toBe(false);
  expect(chain(accumulate, own).descends).toBe(undefined);
  for (const step of [scale, scaleByLearningRate(() => 1), lbfgs(), adam({ learningRate: 0.1 })]) {
    expect(chain(clipByNorm(1), step, own, ema()).descends).toBe(true);
    expect(accumulateGradients(chain(step, ema()), { steps: 2 }).descends).toBe(true);
  }
  expect(accumulateGradients(accumulate, { steps: 2 }).descends).toBe(false);
});

test("is repeatable if all its parts are", () => {
  expect(isRepeatable(chain(accumulate, scale))).toBe(true);
  expect(isRepeatable(chain(accumulate, { ...scale }))).toBe(false);
});
