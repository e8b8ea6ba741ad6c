import type { News, Order } from "./protocol.js";
import type { Simulation } from "./simulation.js";

/** The longest that an order waits. */
const FRAME = 12;
/** The longest sleep between steps that are slow: the pace may change meanwhile. */
const NAP = 40;

/**
 * Runs a simulation in this worker as the page orders. It computes while the page draws, and sends a picture only when the
 * page has shown the one before, and while it plays, not sooner than `interval` milliseconds after that.
 */
export const serve = <Settings, Picture, Told = never>(
  simulation: Simulation<Settings, Picture, Told>,
  interpreter: string,
  interval = 0,
): void => {
  let state: "playing" | "paused" | "ended" = "paused";
  let configured = false;
  let looping = false;
  // The page has room for a picture; and there is one that it has not seen.
  let room = true;
  let news = false;
  let lastPicture = 0;

  const tell = (told: News<Picture>): void => postMessage(told);
  const stop = (error: unknown): void => {
    state = "paused";
    tell({ type: "problem", sentence: error instanceof Error ? error.message : String(error) });
  };
  const show = async (): Promise<void> => {
    if (!(room && news && configured)) return;
    if (state === "playing" && performance.now() - lastPicture < interval) return;
    lastPicture = performance.now();
    room = false;
    news = false;
    try {
      const picture = await simulation.picture(state === "playing");
      tell({ type: "picture", picture, state });
    } catch (error) {
      room = true;
      stop(error);
    }
  };

  const loop = async (): Promise<void> => {
    if (looping) return;
    looping = true;
    let lastStep = Number.NEGATIVE_INFINITY;
    const wait = (): number => lastStep + 1000 / (simulation.pace?.() ?? Number.POSITIVE_INFINITY) - performance.now();
    try {
      while (state === "playing") {
        const start = performance.now();
        while (state === "playing" && performance.now() - start < FRAME && wait() <= 0) {
          // What a timer was late by is made up for, but for no more than a frame.
          lastStep = Math.max(performance.now() - FRAME, performance.now() + wait());
          if (!(await simulation.step())) state = "ended";
          news = true;
        }
        void show();
        await (wait() > 1 ? sleep(Math.min(wait(), NAP)) : nextTask());
      }
    } catch (error) {
      stop(error);
    }
    looping = false;
    news = true;
    void show();
  };

  const obey = async (order: Order<Settings, Told>): Promise<void> => {
    switch (order.type) {
      case "settings":
        simulation.configure(order.settings);
        configured = true;
        if (state === "ended" && !(simulation.ended?.() ?? false)) state = "paused";
        break;
      case "play":
        if (state === "ended") simulation.reset();
        state = "playing";
        void loop();
        return;
      case "pause":
        if (state === "playing") state = "paused";
        break;
      case "step":
        if (state !== "ended") state = (await simulation.step()) ? "paused" : "ended";
        break;
      case "reset":
        simulation.reset();
        state = "paused";
        break;
      case "tell":
        if (await simulation.hear?.(order.told)) state = "paused";
        break;
      case "shown":
        room = true;
        void show();
        return;
    }
    news = true;
    void show();
  };

  addEventListener("message", ({ data }: MessageEvent<Order<Settings, Told>>) => {
    obey(data).catch(stop);
  });
  tell({ type: "runs-on", interpreter });
};

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Lets messages in, without the wait of a timer. */
const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
