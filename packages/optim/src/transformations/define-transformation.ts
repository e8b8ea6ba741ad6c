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
  let namesInState: readonly string[] | undefined;
  return {
    ...formula,
    coefficients:
      coefficients &&
      ((step) => {
        expectSize(`${name}.coefficients(step)`, step, 0);
        return coefficients(step);
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
