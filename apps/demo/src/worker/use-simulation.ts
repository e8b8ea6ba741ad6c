import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { News, Order } from "./protocol.js";

/** A simulation that runs in a worker, as a room sees it. */
export interface Running<Picture, Told = never> {
  /** The newest picture; undefined before the first. */
  readonly picture: ReadonlySignal<Picture | undefined>;
  readonly state: ReadonlySignal<"playing" | "paused" | "ended">;
  /** A sentence on what computes, once it is known. */
  readonly interpreter: ReadonlySignal<string>;
  /** A sentence on what has gone wrong, if anything. */
  readonly problem: ReadonlySignal<string | undefined>;
  play(): void;
  pause(): void;
  step(): void;
  reset(): void;
  /** Gives the worker what is no setting: a drawing, files. */
  tell(told: Told): void;
  /** Begins anew with a new worker, as after one has died. */
  restart(): void;
}

/** Runs the simulation of a worker as long as the room is open, with the settings as they are. */
export const useSimulation = <Settings, Picture, Told = never>(
  start: () => Worker,
  settings: Signal<Settings>,
): Running<Picture, Told> => {
  const { running, open } = useMemo(() => connect<Settings, Picture, Told>(start, settings), []);
  useEffect(open, []);
  return running;
};

const connect = <Settings, Picture, Told>(start: () => Worker, settings: Signal<Settings>) => {
  const picture = signal<Picture | undefined>(undefined);
  const state = signal<"playing" | "paused" | "ended">("paused");
  const interpreter = signal("");
  const problem = signal<string | undefined>(undefined);
  let worker: Worker | undefined;

  const order = (order: Order<Settings, Told>): void => worker?.postMessage(order);
  const hear = ({ data: news }: MessageEvent<News<Picture>>): void => {
    switch (news.type) {
      case "runs-on":
        interpreter.value = news.interpreter;
        return;
      case "problem":
        problem.value = news.sentence;
        state.value = "paused";
        return;
      case "picture":
        // Drawn with the next frame; and only then is there room for another.
        requestAnimationFrame(() => {
          picture.value = news.picture;
          state.value = news.state;
          order({ type: "shown" });
        });
    }
  };
  const begin = (): void => {
    worker?.terminate();
    problem.value = undefined;
    interpreter.value = "";
    state.value = "paused";
    try {
      worker = start();
    } catch (error) {
      problem.value = `No worker could be started: ${error instanceof Error ? error.message : String(error)}`;
      return;
    }
    worker.onmessage = hear;
    worker.onerror = (event) => {
      event.preventDefault();
      problem.value = `The computation has broken off${event.message ? `: ${event.message}` : "."}`;
      state.value = "paused";
    };
    order({ type: "settings", settings: settings.peek() });
  };
  const open = (): (() => void) => {
    begin();
    let first = true;
    const stopListening = settings.subscribe((now) => {
      if (!first) order({ type: "settings", settings: now });
      first = false;
    });
    return () => {
      stopListening();
      worker?.terminate();
      worker = undefined;
    };
  };
  const ordering = (type: "pause" | "step" | "reset") => () => {
    problem.value = undefined;
    order({ type });
  };
  const running: Running<Picture, Told> = {
    picture,
    state,
    interpreter,
    problem,
    play() {
      problem.value = undefined;
      state.value = "playing";
      order({ type: "play" });
    },
    pause: ordering("pause"),
    step: ordering("step"),
    reset: ordering("reset"),
    tell: (told) => order({ type: "tell", told }),
    restart: begin,
  };
  return { running, open };
};
