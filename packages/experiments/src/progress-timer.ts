/** The longest time between two breaks, in milliseconds, if no single step takes longer. */
const INTERVAL = 40;

/**
 * A function to await in every step of a long run. Now and then it lets the event loop run, and returns true: the moment to
 * report progress.
 */
export const progressTimer = (): (() => Promise<boolean>) => {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < INTERVAL) return false;
    await new Promise((resolve) => setTimeout(resolve, 0));
    last = performance.now();
    return true;
  };
};
