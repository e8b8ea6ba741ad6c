/** As it is when this is loaded: tests replace it by one that waits for them. */
const immediate = typeof setImmediate === "function" ? setImmediate : undefined;

/** Lets signals be heard, and whatever else waits for a computation to end. */
export const pause = (): Promise<void> =>
  new Promise((resolve) => {
    if (immediate !== undefined) {
      immediate(resolve);
      return;
    }
    // In a browser, a timer of 0 seconds takes 4 ms.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
