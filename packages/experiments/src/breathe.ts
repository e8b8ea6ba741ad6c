const INTERVAL = 40;
let last = 0;

/**
 * Lets the event loop run when it has waited long enough, and says whether it did: the moment to report progress.
 */
export const breathe = async (): Promise<boolean> => {
  if (performance.now() - last < INTERVAL) return false;
  await new Promise((resolve) => setTimeout(resolve, 0));
  last = performance.now();
  return true;
};
