import { join } from "node:path";
import { appendWhole } from "../files/append-whole.js";
import { scalarsEvent, versionEvent } from "./event-of.js";
import { recordOf } from "./record-of.js";

/** Writes scalars to a file for TensorBoard. */
export type WriteScalars = (step: number, scalars: Readonly<Record<string, number>>) => void;

/** Begins an event file in a folder. `now` gives milliseconds since 1970. */
export const createEventFile = (folder: string, now: () => number = Date.now): WriteScalars => {
  const file = join(folder, `events.out.tfevents.${Math.floor(now() / 1000)}.gd`);
  appendWhole(file, recordOf(versionEvent(now() / 1000)));
  return (step, scalars) => appendWhole(file, recordOf(scalarsEvent(now() / 1000, step, scalars)));
};
