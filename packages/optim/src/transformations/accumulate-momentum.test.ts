import { ArgumentError } from "@gd/tensor";
import { describeTransformation } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { updatesOf } from "../../test/updates-of.js";
import { accumulateMomentum } from "./accumulate-momentum.js";

describeTransformation(accumulateMomentum({ momentum: 0.9 }));
describeTransformation(accumulateMomentum({ momentum: 0.9, nesterov: true, initialVelocity: 1 }));

test("remembers gradients ever less", () => {
  expect(updatesOf(accumulateMomentum({ momentum: 0.5 }), [4, 4, 0])).toEqual([4, 6, 3]);
});

test("starts at the initial velocity", () => {
  expect(updatesOf(accumulateMomentum({ momentum: 0.5, initialVelocity: 2 }), [4, 0])).toEqual([5, 2.5]);
});

test("looks a step ahead with nesterov", () => {
  expect(updatesOf(accumulateMomentum({ momentum: 0.5, nesterov: true }), [4, 4])).toEqual([6, 7]);
});

test.each([-0.1, 1, Number.NaN])("refuses the momentum %d", (momentum) => {
  expect(() => accumulateMomentum({ momentum })).toThrow(ArgumentError);
  expect(() => accumulateMomentum({ momentum })).toThrow(
    `accumulateMomentum(momentum) expects a finite number ≥ 0 and < 1, but received ${momentum}.`,
  );
});

test("refuses an initial velocity that is not finite", () => {
  expect(() => accumulateMomentum({ momentum: 0, initialVelocity: Number.NaN })).toThrow(
    "accumulateMomentum(initialVelocity) expects a finite number, but received NaN.",
  );
});
