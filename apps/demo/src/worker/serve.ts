import { sentenceOf } from "../sentence-of.js";
import type { PageMessage, RunState, WorkerMessage } from "./protocol.js";
import type { Simulation } from "./simulation.js";

/** The longest time that a message waits, in milliseconds. */
const FRAME = 12;
/** The longest pause between slow steps, in milliseconds: the pace may change in the meantime. */
const LONGEST_PAUSE = 40;

/**
 * Runs a simulation in this worker at the command of the page. It computes while the page draws. It sends a picture only
 * once the page has shown the one before and, while it plays, no sooner than `interval` milliseconds after that one.
 */
export const serve = <Settings, Picture, Input = never>(
  simulation: Simulation<Settings, Picture, Input>,
  runsOn: string,
  interval = 0,
): void => {
  let state: RunState = "paused";
  let configured = false;
  let looping = false;
  let away = false;
  // Whether the page has shown the last picture, and whether anything has changed since that picture.
  let pageReady = true;
  let changed = false;
  let lastPicture = 0;

  const send = (message: WorkerMessage<Picture>): void => postMessage(message);
  const stop = (error: unknown): void => {
    state = "paused";
    send({ type: "problem", sentence: sentenceOf(error) });
  };
  const show = async (): Promise<void> => {
    if (!(pageReady && changed && configured)) return;
    if (state === "playing" && performance.now() - lastPicture < interval) return;
    lastPicture = performance.now();
    pageReady = false;
    changed = false;
    try {
      const picture = await simulation.picture(state === "playing");
      send({ type: "picture", picture, state });
      if (state !== "playing") void consider();
    } catch (error) {
      pageReady = true;
      stop(error);
    }
  };

  const consider = async (): Promise<void> => {
    try {
      if (!(await simulation.consider?.())) return;
      changed = true;
      void show();
    } catch (error) {
      stop(error);
    }
  };

  const loop = async (): Promise<void> => {
    if (looping) return;
    looping = true;
    let lastStep = Number.NEGATIVE_INFINITY;
    const wait = (): number => lastStep + 1000 / (simulation.pace?.() ?? Number.POSITIVE_INFINITY) - performance.now();
    try {
      while (state === "playing" && !away) {
        const start = performance.now();
        while (state === "playing" && performance.now() - start < FRAME && wait() <= 0) {
          // A late timer is made up for, but by no more than a frame.
          lastStep = Math.max(performance.now() - FRAME, performance.now() + wait());
          if (!(await simulation.step())) state = "ended";
          changed = true;
        }
        void show();
        await (wait() > 1 ? sleep(Math.min(wait(), LONGEST_PAUSE)) : nextTask());
      }
    } catch (error) {
      stop(error);
    }
    looping = false;
    changed = true;
    void show();
  };

  const handle = async (message: PageMessage<Settings, Input>): Promise<void> => {
    switch (message.type) {
      case "settings": {
        const configuring = simulation.configure(message.settings);
        configured = true;
        if (configuring !== undefined) {
          changed = true;
          void show();
          await configuring;
        }
        if (state === "ended" && !(simulation.ended?.() ?? false)) state = "paused";
        break;
      }
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
      case "input":
        if (await simulation.receive?.(message.input)) state = "paused";
        break;
      case "leave":
        away = true;
        return;
      case "return":
        away = false;
        if (state === "playing") void loop();
        return;
      case "shown":
        pageReady = true;
        void show();
        return;
    }
    changed = true;
    void show();
  };

  addEventListener("message", ({ data }: MessageEvent<PageMessage<Settings, Input>>) => {
    handle(data).catch(stop);
  });
  send({ type: "runs-on", runsOn });
};

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Lets messages in, without the delay of a timer. */
const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
