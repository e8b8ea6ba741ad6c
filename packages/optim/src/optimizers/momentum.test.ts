import { describeOptimizer } from "@gd/tensor/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { updatesOf } from "../../test/updates-of.js";
import { type MomentumOptions, momentum } from "./momentum.js";

describeOptimizer(momentum({ learningRate: 0.1, momentum: 0.5 }));
describeOptimizer(momentum({ learningRate: 0.1, momentum: 0.5, form: "rate-inside" }));

const halving = (step: number): number => 0.5 ** (step + 1);

test("rate outside: the rate scales all that was accumulated", () => {
  expect(updatesOf(momentum({ learningRate: halving, momentum: 0.5 }), [8, 0, 0])).toEqual([-4, -1, -0.25]);
});

test("rate inside: the rate scales the newest gradient only", () => {
  const inside = momentum({ learningRate: halving, momentum: 0.5, form: "rate-inside" });
  expect(updatesOf(inside, [8, 0, 0])).toEqual([-4, -2, -1]);
});

test("an initial velocity is subtracted: as a step when the rate is inside, as a gradient when it is outside", () => {
  const options = { learningRate: 0.25, momentum: 0.5, initialVelocity: 1 };
  expect(updatesOf(momentum({ ...options, form: "rate-inside" }), [0, 4])).toEqual([-0.5, -1.25]);
  expect(updatesOf(momentum(options), [0, 4])).toEqual([-0.125, -1.0625]);
});

test("both forms agree for a constant rate and a velocity that starts at 0", () => {
  const gradients = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 1, maxLength: 30 });
  const share = fc.double({ min: 0, max: 0.99, noNaN: true });
  fc.assert(
    fc.property(gradients, share, (sequence, mu) => {
      const options = { learningRate: 0.3, momentum: mu };
      const outside = updatesOf(momentum(options), sequence);
      updatesOf(momentum({ ...options, form: "rate-inside" }), sequence).forEach((update, step) => {
        // Sums of up to 30 terms below 10, rounded in another order.
        expect(Math.abs(update - outside[step]!)).toBeLessThan(1e-12);
      });
    }),
  );
});

test.each([
  [{ learningRate: -1, momentum: 0.9 }, "momentum(learningRate) expects a finite number ≥ 0, but received -1."],
  [{ learningRate: 1, momentum: 1.5 }, "momentum(momentum) expects a finite number ≥ 0 and < 1, but received 1.5."],
  [
    JSON.parse('{ "learningRate": 1, "momentum": 0.9, "form": "inside" }'),
    'momentum(form) expects "rate-outside" or "rate-inside", but received "inside".',
  ],
])("refuses %o", (options: MomentumOptions, message) => {
  expect(() => momentum(options)).toThrow(expect.objectContaining({ name: "ArgumentError", message }));
});
