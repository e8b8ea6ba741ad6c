import { warnOnce } from "../warn-once.js";
import { canShareMemory } from "./start-worker.js";

/** How many threads compute where so many are asked for: never more than there are processors. */
export const usableThreads = (wanted = 1): number => {
  if (wanted === 1) return 1;
  if (canShareMemory()) return Math.min(wanted, processors());
  warnOnce("wasmInterpreter computes on one thread, as a page shares memory only while it is crossOriginIsolated.");
  return 1;
};

const processors = (): number => {
  const node = typeof process === "object" ? process.getBuiltinModule?.("node:os") : undefined;
  return node?.availableParallelism() ?? globalThis.navigator?.hardwareConcurrency ?? 1;
};
