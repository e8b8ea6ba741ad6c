import { warnOnce } from "../warn-once.js";
import { processors } from "./processors.js";
import { canShareMemory } from "./start-worker.js";

/** How many threads compute where so many are asked for, or at most where it is `auto`: never more than there are processors. */
export const usableThreads = (wanted: number | "auto" = 1): number => {
  if (wanted === 1) return 1;
  if (canShareMemory()) return wanted === "auto" ? processors() : Math.min(wanted, processors());
  if (wanted === "auto") return 1;
  warnOnce("wasmInterpreter computes on one thread, as a page shares memory only while it is crossOriginIsolated.");
  return 1;
};
