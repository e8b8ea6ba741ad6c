/** Runs pieces of work one after the other: at once, unless an earlier one is a promise. */
export const inOrder = () => {
  let last: Promise<void> | undefined;
  return <T>(work: () => T | Promise<T>): T | Promise<T> => {
    const result = last === undefined ? work() : last.then(work);
    if (result instanceof Promise) last = result.then(end, end);
    return result;
  };
};

const end = (): void => {};
