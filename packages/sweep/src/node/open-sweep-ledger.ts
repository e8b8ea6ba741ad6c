import { expectOutcome } from "../schedule/expect-outcome.js";
import { isObject } from "../space/is-object.js";
import { expectPath } from "./expect-path.js";
import { type Ledger, openLedger } from "./open-ledger.js";
import type { SweepEntry } from "./run-sweep.js";

/**
 * The ledger of a sweep: how its jobs ended. A line that does not say so, as one that was edited, counts as none, and its job runs again.
 *
 * Throws  what the system says of a file that cannot be read or written
 */
export const openSweepLedger = (file: string): Ledger<SweepEntry> => {
  expectPath("openSweepLedger(file)", file);
  return openLedger(file, isSweepEntry);
};

/** Whether a line has all that `runSweep` writes. */
const isSweepEntry = ({ key: _, trial, point, ...outcome }: SweepEntry): boolean => {
  if (!Number.isSafeInteger(trial) || !isObject(point)) return false;
  try {
    expectOutcome(outcome, Math.max(1, outcome.values.length));
    return true;
  } catch {
    return false;
  }
};
