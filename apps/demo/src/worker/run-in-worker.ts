import { type ReadonlySignal, signal } from "@preact/signals";
import type { PageMessage, RunState, WorkerMessage } from "./protocol.js";
import type { OwnedRunning } from "./running.js";
import { type StartedWorker, startWorker } from "./start-worker.js";

/** A simulation in a worker of its own, with the present settings. */
export const runInWorker = <Settings, Picture, Input = never>(
  start: () => Worker,
  settings: ReadonlySignal<Settings>,
): OwnedRunning<Picture, Input> => {
  const picture = signal<Picture | undefined>(undefined);
  const state = signal<RunState>("paused");
  const runsOn = signal("");
  const problem = signal<string | undefined>(undefined);
  let worker: StartedWorker<PageMessage<Settings, Input>> | undefined;
  let stopListening: (() => void) | undefined;

  const post = (message: PageMessage<Settings, Input>): void => worker?.post(message);
  const handle = (message: WorkerMessage<Picture>): void => {
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
  const end = (): void => {
    worker?.end();
    worker = undefined;
  };
  const begin = (): void => {
    end();
    problem.value = undefined;
    runsOn.value = "";
    state.value = "paused";
    worker = startWorker(start, {
      onReport: handle,
      onEnd(sentence) {
        worker = undefined;
        problem.value = sentence;
        state.value = "paused";
      },
    });
    post({ type: "settings", settings: settings.peek() });
  };
  /** Whoever goes on after a worker has died gets another. Returns whether there is one. */
  const revive = (): boolean => {
    if (worker === undefined) begin();
    else problem.value = undefined;
    return worker !== undefined;
  };
  const posting = (type: "pause" | "step" | "reset") => () => {
    if (revive()) post({ type });
  };
  return {
    picture,
    state,
    runsOn,
    problem,
    play() {
      if (!revive()) return;
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
      end();
    },
  };
};
