import { describeGradientCheck } from "./describe-gradient-check.js";
import { expectCheck } from "./expect-check.js";
import type { GradientCheck } from "./gradient-check.js";
import { GradientError } from "./gradient-error.js";

/**
 * Throws if a gradient is not the derivative of its function, for tests:
 *
 * ```ts
 * test("the gradients of scaled", () => expectGradients(checkGradients(scaled)));
 * ```
 *
 * Throws  GradientError, whose message is that of `describeGradientCheck`
 */
export const expectGradients = (check: GradientCheck): void => {
  expectCheck("expectGradients(check)", check);
  if (!check.passed) throw new GradientError(describeGradientCheck(check), check);
};
