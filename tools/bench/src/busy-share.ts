import { cpus } from "node:os";
import { setTimeout } from "node:timers/promises";

/** Milliseconds that the processors are watched for. */
const WATCHED = 2000;

/** More of the processors' time cannot be other programs' on a machine that is measured on. */
export const QUIET = 0.1;

/** The share of the processors' time that programs take now. Ours wait meanwhile. */
export const busyShare = async (): Promise<number> => {
  const before = spent();
  await setTimeout(WATCHED);
  const after = spent();
  return (after.busy - before.busy) / (after.all - before.all);
};

/** Milliseconds that all processors have been busy for, and have been there for. */
const spent = (): { readonly busy: number; readonly all: number } => {
  let [busy, all] = [0, 0];
  for (const { times } of cpus()) {
    const { idle, ...others } = times;
    const working = Object.values(others).reduce((sum, time) => sum + time, 0);
    busy += working;
    all += working + idle;
  }
  return { busy, all };
};
