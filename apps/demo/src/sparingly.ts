/** How many times it may be done at once, and how often after that, in milliseconds. */
const BURST = 40;
const REFILL = 500;

/**
 * Does something at once while there are few calls; of many, the later ones come together to one call a while later. Within
 * half a minute, it is done a hundred times at most.
 */
export const sparingly = (work: () => void): (() => void) => {
  let left = BURST;
  let since = performance.now();
  let waiting = false;
  const attempt = (): void => {
    const now = performance.now();
    left = Math.min(BURST, left + (now - since) / REFILL);
    since = now;
    waiting = left < 1;
    if (waiting) {
      setTimeout(attempt, REFILL);
      return;
    }
    left--;
    work();
  };
  return () => {
    if (!waiting) attempt();
  };
};
