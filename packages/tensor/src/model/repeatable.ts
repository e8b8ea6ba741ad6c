const repeatables = new WeakSet<object>();

/**
 * Says of a layer, loss, gradient transformation or penalty that it repeats itself: for inputs of the same shapes it comes
 * to the same operations with the same numbers, but for its `coefficients`; it draws by `drawUniform` alone; and it does
 * nothing besides computing. Training then notes its operations in the first step and does them again without running its
 * code, which is many times as fast for small networks. What has not said so is run in every step.
 *
 *   const annealed = repeatable({ name: "annealed", coefficients: (step) => [0.99 ** step], evaluate: … })
 *
 * The object is frozen. A copy of it, such as `{ ...layer, forward }`, has to say so again.
 */
export const repeatable = <Part extends object>(part: Part): Part => {
  repeatables.add(part);
  return Object.freeze(part);
};

/** Whether `repeatable` was said of a part of a training. */
export const isRepeatable = (part: object): boolean => repeatables.has(part);
