/** Runs pieces of work one after the other: at once, unless a promise of an earlier one is pending. */
export const inOrder = () => {
  let last: Promise<void> | undefined;
  return <T>(work: () => T | Promise<T>): T | Promise<T> => {
    const result = last === undefined ? work() : last.then(work);
    if (result instanceof Promise) {
      const end = (): void => {
        if (last === ended) last = undefined;
      };
      const ended = result.then(end, end);
      last = ended;
    }
    return result;
  };
};
