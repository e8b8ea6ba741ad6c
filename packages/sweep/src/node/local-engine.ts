import { expectFunction, expectSize } from "@gd/tensor";
import type { Engine, EngineEvent, RunTask } from "./engine.js";
import { TaskLostError } from "./task-lost.js";

/** An engine that gives its tasks to a function, so many at once; others wait in their order. */
export const localEngine = <Task, Result>(
  run: RunTask<Task, Result>,
  capacity: number,
  close: () => Promise<void> = async () => {},
): Engine<Task, Result> => {
  expectFunction("localEngine(run)", run);
  expectSize("localEngine(capacity)", capacity);
  expectFunction("localEngine(close)", close);
  const listeners: ((event: EngineEvent<Result>) => void)[] = [];
  const waiting: { readonly id: string; readonly task: Task }[] = [];
  const running = new Map<string, { readonly controller: AbortController; readonly end: Promise<void> }>();
  const say = (event: EngineEvent<Result>): void => {
    for (const listener of listeners) listener(event);
  };
  const start = (): void => {
    while (running.size < capacity) {
      const next = waiting.shift();
      if (next === undefined) return;
      const { id, task } = next;
      const controller = new AbortController();
      const work = async (): Promise<void> => {
        const event = await eventOf(id, run(task, controller.signal));
        running.delete(id);
        if (!controller.signal.aborted) say(event);
        start();
      };
      say({ type: "started", id });
      running.set(id, { controller, end: work() });
    }
  };
  return {
    capacity,
    watch: (listener) => void listeners.push(listener),
    submit(id, task) {
      waiting.push({ id, task });
      start();
    },
    cancel(id) {
      const place = waiting.findIndex((task) => task.id === id);
      if (place >= 0) waiting.splice(place, 1);
      running.get(id)?.controller.abort();
    },
    async close() {
      waiting.length = 0;
      const ends = [...running.values()].map(({ controller, end }) => {
        controller.abort();
        return end;
      });
      await Promise.all(ends);
      await close();
    },
  };
};

const eventOf = async <Result>(id: string, work: Promise<Result>): Promise<EngineEvent<Result>> => {
  try {
    return { type: "ended", id, result: await work };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { type: "failed", id, reason, lost: error instanceof TaskLostError };
  }
};
