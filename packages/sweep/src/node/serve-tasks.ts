import { expectArgument, expectFunction } from "@gd/tensor";
import type { RunTask } from "./engine.js";
import type { FromChild, ToChild } from "./messages.js";

/**
 * Has this process run the tasks of a `processPool`, one after the other, until the pool is closed or gone. Then a task that is
 * running is told to end, and after it so does the process.
 *
 * Throws  ArgumentError where this is not a process of a pool
 */
export const serveTasks = <Task, Result>(run: RunTask<Task, Result>): void => {
  expectFunction("serveTasks(run)", run);
  expectArgument(process.send !== undefined, {
    place: "serveTasks()",
    expected: "to be called in a process of processPool",
    received: undefined,
    advice: "Name the module that calls it as that of a pool.",
  });
  let controller: AbortController | undefined;
  const answer = (message: FromChild): void => {
    if (process.connected) process.send?.(message);
  };
  const work = async (task: Task): Promise<void> => {
    controller = new AbortController();
    try {
      answer({ type: "ended", result: await run(task, controller.signal) });
    } catch (error) {
      answer({ type: "failed", reason: error instanceof Error ? error.message : String(error) });
    }
    controller = undefined;
    if (!process.connected) process.exit();
  };
  process.on("message", (message: ToChild) => {
    if (message.type === "cancel") controller?.abort();
    else void work(message.task as Task);
  });
  process.on("disconnect", () => {
    if (controller === undefined) process.exit();
    controller.abort();
  });
  answer({ type: "ready" });
  // A Ctrl-C reaches all processes of a terminal: what is to be done about it, the parent says.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});
};
