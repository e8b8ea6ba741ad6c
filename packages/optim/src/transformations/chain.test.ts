import { type GradientTransformation, isRepeatable, type None, referenceOps } from "@gd/tensor";
import { describeTransformation } from "@gd/tensor/testing";
import fc from "fast-check";
import { expect, expectTypeOf, test } from "vitest";
import { updatesOf } from "../../test/updates-of.js";
import { accumulateMomentum, type MomentumState } from "./accumulate-momentum.js";
import { adaptiveMoments } from "./adaptive-moments.js";
import { chain } from "./chain.js";
import { clipByValue } from "./clip-by-value.js";
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

test("is repeatable if all its parts are", () => {
  expect(isRepeatable(chain(accumulate, scale))).toBe(true);
  expect(isRepeatable(chain(accumulate, { ...scale }))).toBe(false);
});
