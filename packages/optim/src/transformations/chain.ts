import type { GradientTransformation, Parameters } from "@gd/tensor";

/**
 * Gradient transformations one after the other: each is given what the one before it returns. The state is the tuple
 * of their states.
 *
 * An optimizer, or `scaleByLearningRate`, has to be among them, most often at the end: it turns a gradient, which points
 * uphill, into a step downhill.
 */
export const chain = <States extends readonly Parameters[]>(
  ...transformations: { readonly [Index in keyof States]: GradientTransformation<States[Index]> }
): GradientTransformation<States> => {
  // `map` forgets that it keeps the length of a tuple, and what belongs to which place: hence the casts.
  const parts = transformations as readonly GradientTransformation[];
  return {
    name: parts.map(({ name }) => name).join(" → "),
    initialize: (ops, length) => parts.map((part) => part.initialize(ops, length)) as readonly Parameters[] as States,
    update(input) {
      const { ops, parameters, state } = input;
      let update = input.gradient;
      const states = parts.map((part, i) => {
        const next = part.update({
          ops,
          gradient: update,
          state: state[i]!,
          parameters,
          // Read by those alone who need it: a step that nobody reads need not be looked at again in the next one.
          get step() {
            return input.step;
          },
        });
        update = next.update;
        return next.state;
      });
      return { update, state: states as readonly Parameters[] as States };
    },
  };
};
