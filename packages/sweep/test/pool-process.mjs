import { setTimeout as wait } from "node:timers/promises";
import { serveTasks } from "../dist/node.js";

/** What a task says is done: wait, die, take memory, throw, or tell of itself. */
serveTasks(async ({ milliseconds = 0, dies = false, grows = false, hoards = false, throws, value }, signal) => {
  await wait(milliseconds, undefined, { signal });
  if (dies) process.kill(process.pid, "SIGKILL");
  if (throws) throw new Error(throws);
  for (const kept = []; grows; await wait(1)) kept.push(Buffer.alloc(10_000_000, 1));
  for (const kept = []; hoards; ) kept.push(new Array(100_000).fill(0));
  return { value, pid: process.pid };
});
