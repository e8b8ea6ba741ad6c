/** So much longer than looking at a network takes is the pause until it is looked at again: most of the time it learns. */
const PAUSE = 4;

/** Spaces out pictures by what they cost: of a large network there are fewer a second. */
export const patienceWithPictures = (now: () => number = () => performance.now()) => {
  let due = 0;
  return {
    measure<T>(take: () => T): T {
      const start = now();
      const taken = take();
      const end = now();
      due = end + PAUSE * (end - start);
      return taken;
    },
    /** Until the next picture is due. */
    wait(): Promise<void> {
      const left = due - now();
      return left < 1 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, left));
    },
  };
};
