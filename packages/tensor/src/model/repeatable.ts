import { expectArgument } from "../expect/expect.js";

const repeatables = new WeakSet<object>();

/**
 * Marks a layer, loss, gradient transformation or penalty as repeatable: for inputs of the same shapes it performs the
 * same operations with the same numbers at every step, except for its `coefficients`; it draws random numbers with
 * `drawUniform` only; and it does nothing but compute. Training then records its operations in the first step and
 * replays them without running its code, which makes small networks many times faster. A part without the mark is run
 * in every step.
 *
 *   const annealed = repeatable({ name: "annealed", coefficients: (step) => [0.99 ** step], evaluate: … })
 *
 * The object is frozen. A copy of it, such as `{ ...layer, forward }`, has to be marked again.
 */
export const repeatable = <Part extends object>(part: Part): Part => {
  expectArgument(
    ["forward", "evaluate", "update"].some((method) => method in Object(part)),
    {
      place: "repeatable(part)",
      expected: "a layer, a loss, a gradient transformation or a penalty",
      received: part,
    },
  );
  repeatables.add(part);
  return Object.freeze(part);
};

/** Whether a part of training has been marked with `repeatable`. */
export const isRepeatable = (part: object): boolean => repeatables.has(part);
