/** Lets the event loop run: timers, input, drawing, signals. */
export const pause = (): Promise<void> =>
  new Promise((resolve) => {
    // A message arrives at once; a timer of 0 seconds takes 1 ms in Node and 4 ms in browsers.
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
