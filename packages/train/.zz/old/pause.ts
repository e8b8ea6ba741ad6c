/** Lets the event loop run: timers, input, drawing, signals. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
