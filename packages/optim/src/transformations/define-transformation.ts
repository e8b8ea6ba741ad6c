import { expectOps, expectSize, type GradientTransformation, type Parameters, repeatable } from "@gd/tensor";
import { expectUpdateInput } from "./expect-update-input.js";

/** Makes a repeatable transformation of its formula: it refuses what is no step, no vector, or no state of its own. */
export const defineTransformation = <State extends Parameters>(
  formula: GradientTransformation<State>,
): GradientTransformation<State> => repeatable(guarded(formula));

/** The same of any formula, which may not be repeatable. */
export const guarded = <State extends Parameters>(
  formula: GradientTransformation<State>,
): GradientTransformation<State> => {
  const { name, coefficients } = formula;
  const step = `${name}.coefficients(step)`;
  let namesInState: readonly string[] | undefined;
  return {
    ...formula,
    coefficients:
      coefficients &&
      ((at) => {
        // In each step: a comparison is many times as fast as the look at bounds that may be any.
        if (!(Number.isInteger(at) && at >= 0)) expectSize(step, at, 0);
        return coefficients(at);
      }),
    initialize(ops, length) {
      expectOps(`${name}.initialize(ops)`, ops);
      expectSize(`${name}.initialize(length)`, length, 0);
      const state = formula.initialize(ops, length);
      namesInState = Object.keys(state);
      return state;
    },
    update(input) {
      expectUpdateInput(name, input, namesInState);
      return formula.update(input);
    },
  };
};
