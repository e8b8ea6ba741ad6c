/** Runs pieces of work one after the other: at once, unless an earlier one is a promise that is still pending. */
export const inOrder = () => {
  let last: Promise<void> | undefined;
  return {
    /** Whether a piece of work would be run at once. */
    isIdle: (): boolean => last === undefined,
    // The argument stands beside the work, so that a step needs no function of its own.
    ask<A, T>(work: (argument: A) => T | Promise<T>, argument: A): T | Promise<T> {
      const result = last === undefined ? work(argument) : last.then(() => work(argument));
      if (result instanceof Promise) {
        const end = (): void => {
          if (last === own) last = undefined;
        };
        const own = result.then(end, end);
        last = own;
      }
      return result;
    },
  };
};
