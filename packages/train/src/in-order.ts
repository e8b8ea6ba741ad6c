/** Does one piece of work after the other: at once where none is under way, as is all work that promises nothing. */
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
