import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { PageMessage, RunState, WorkerMessage } from "./protocol.js";

/** A simulation in a worker, as a room sees it. */
export interface Running<Picture, Input = never> {
  /** The latest picture; undefined before the first. */
  readonly picture: ReadonlySignal<Picture | undefined>;
  readonly state: ReadonlySignal<RunState>;
  /** What computes: a phrase, empty before it is known. */
  readonly runsOn: ReadonlySignal<string>;
  /** A sentence on what has gone wrong, if anything. */
  readonly problem: ReadonlySignal<string | undefined>;
  play(): void;
  pause(): void;
  step(): void;
  reset(): void;
  /** Sends input that is not a setting: a drawing, files. */
  send(input: Input): void;
  /** Starts over in a new worker, for instance after one has died. */
  restart(): void;
}

/** Runs the simulation of a worker while the room is open, with its present settings. */
export const useSimulation = <Settings, Picture, Input = never>(
  start: () => Worker,
  settings: Signal<Settings>,
): Running<Picture, Input> => {
  const { running, open } = useMemo(() => connect<Settings, Picture, Input>(start, settings), []);
  useEffect(open, []);
  return running;
};

const connect = <Settings, Picture, Input>(start: () => Worker, settings: Signal<Settings>) => {
  const picture = signal<Picture | undefined>(undefined);
  const state = signal<RunState>("paused");
  const runsOn = signal("");
  const problem = signal<string | undefined>(undefined);
  let worker: Worker | undefined;

  const post = (message: PageMessage<Settings, Input>): void => worker?.postMessage(message);
  const handle = ({ data: message }: MessageEvent<WorkerMessage<Picture>>): void => {
    switch (message.type) {
      case "runs-on":
        runsOn.value = message.runsOn;
        return;
      case "problem":
        problem.value = message.sentence;
        state.value = "paused";
        return;
      case "picture":
        // It is drawn with the next frame, and only then is the page ready for another.
        requestAnimationFrame(() => {
          picture.value = message.picture;
          state.value = message.state;
          post({ type: "shown" });
        });
    }
  };
  const begin = (): void => {
    worker?.terminate();
    problem.value = undefined;
    runsOn.value = "";
    state.value = "paused";
    try {
      worker = start();
    } catch (error) {
      problem.value = `The worker could not be started: ${error instanceof Error ? error.message : String(error)}`;
      return;
    }
    worker.onmessage = handle;
    worker.onerror = (event) => {
      event.preventDefault();
      problem.value = `The computation has stopped${event.message ? `: ${event.message}` : "."}`;
      state.value = "paused";
    };
    post({ type: "settings", settings: settings.peek() });
  };
  const open = (): (() => void) => {
    begin();
    let first = true;
    const stopListening = settings.subscribe((now) => {
      if (!first) post({ type: "settings", settings: now });
      first = false;
    });
    return () => {
      stopListening();
      worker?.terminate();
      worker = undefined;
    };
  };
  const posting = (type: "pause" | "step" | "reset") => () => {
    problem.value = undefined;
    post({ type });
  };
  const running: Running<Picture, Input> = {
    picture,
    state,
    runsOn,
    problem,
    play() {
      problem.value = undefined;
      state.value = "playing";
      post({ type: "play" });
    },
    pause: posting("pause"),
    step: posting("step"),
    reset: posting("reset"),
    send: (input) => post({ type: "input", input }),
    restart: begin,
  };
  return { running, open };
};
