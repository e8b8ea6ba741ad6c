import { defineActivation } from "../src/define/define-activation.js";

/** y = cx, where c = baseᵗ in step t. */
export const annealed = (base: number, { repeatable = true } = {}) =>
  defineActivation(
    `annealed(${base})`,
    ({ ops, coefficients: [c] }, input) => ({
      output: ops.scale(input, c!),
      backward: (outputGradient) => ops.scale(outputGradient, c!),
    }),
    { coefficients: (step) => [base ** step], repeatable },
  );
