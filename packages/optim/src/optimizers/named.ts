import type { GradientTransformation, Parameters } from "@gd/tensor";
import { OptionError } from "../option-error.js";

/** An optimizer made of other transformations: it has a name of its own, and so has what is said of its options. */
export const named = <State extends Parameters>(
  name: string,
  make: () => GradientTransformation<State>,
): GradientTransformation<State> => {
  try {
    return { ...make(), name };
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    throw new OptionError(name, error.option, error.expected, error.value);
  }
};
