import { type ReadonlySignal, signal } from "@preact/signals";
import type { PageMessage, RunState, WorkerMessage } from "./protocol.js";
import type { OwnedRunning } from "./running.js";

/** A simulation in a worker of its own, with the present settings. */
export const runInWorker = <Settings, Picture, Input = never>(
  start: () => Worker,
  settings: ReadonlySignal<Settings>,
): OwnedRunning<Picture, Input> => {
  const picture = signal<Picture | undefined>(undefined);
  const state = signal<RunState>("paused");
  const runsOn = signal("");
  const problem = signal<string | undefined>(undefined);
  let worker: Worker | undefined;
  let stopListening: (() => void) | undefined;

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
  const posting = (type: "pause" | "step" | "reset") => () => {
    problem.value = undefined;
    post({ type });
  };
  return {
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
    open() {
      if (worker !== undefined) return post({ type: "return" });
      begin();
      let first = true;
      stopListening ??= settings.subscribe((now) => {
        if (!first) post({ type: "settings", settings: now });
        first = false;
      });
    },
    leave: () => post({ type: "leave" }),
    close() {
      stopListening?.();
      stopListening = undefined;
      worker?.terminate();
      worker = undefined;
    },
  };
};
