/** As it is when this is loaded: tests replace it by one that waits for them. */
const immediate = typeof setImmediate === "function" ? setImmediate : undefined;

/** Lets the event loop run, if there is one: timers, input, drawing, signals. */
export const pause = (): Promise<void> =>
  new Promise((resolve) => {
    // Node has this, where the first message of a channel makes it load its implementation of fetch.
    if (immediate !== undefined) {
      immediate(resolve);
      return;
    }
    if (typeof MessageChannel === "undefined") {
      // jsdom has timers alone, and a bare engine nothing to wait for.
      if (typeof setTimeout === "undefined") resolve();
      else setTimeout(resolve, 0);
      return;
    }
    // A message arrives at once; a timer of 0 seconds takes 1 ms in Node and 4 ms in browsers.
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
