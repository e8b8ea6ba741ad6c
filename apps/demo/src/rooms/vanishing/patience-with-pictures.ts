/** The pause before the next picture, as a multiple of the time that a picture takes: most of the time is for learning. */
const PAUSE = 4;

/** Spaces out pictures by their cost: a large network gets fewer per second. */
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
    /** Waits until the next picture is due. */
    wait(): Promise<void> {
      const left = due - now();
      return left < 1 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, left));
    },
  };
};
