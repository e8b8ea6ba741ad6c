/** Lets signals be heard, and whatever else waits for a computation to end. */
export const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
