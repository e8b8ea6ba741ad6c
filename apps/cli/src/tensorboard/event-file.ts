import { join } from "node:path";
import { appendWhole } from "../files/append-whole.js";
import { scalarsEvent, versionEvent } from "./event-of.js";
import { type HparamsData, hparamsEvent } from "./hparams-event.js";
import { recordOf } from "./record-of.js";

/** A file for TensorBoard. */
export interface EventFile {
  /** Adds scalars after a step. */
  readonly scalars: (step: number, scalars: Readonly<Record<string, number>>) => void;
  /** Adds what the tab HParams knows of an experiment or a session. */
  readonly hparams: (data: HparamsData) => void;
}

/** Begins an event file in a folder. `now` gives milliseconds since 1970. */
export const createEventFile = (folder: string, now: () => number = Date.now): EventFile => {
  const file = join(folder, `events.out.tfevents.${Math.floor(now() / 1000)}.gd`);
  const add = (event: Uint8Array): void => appendWhole(file, recordOf(event));
  add(versionEvent(now() / 1000));
  return {
    scalars: (step, scalars) => add(scalarsEvent(now() / 1000, step, scalars)),
    hparams: (data) => add(hparamsEvent(now() / 1000, data)),
  };
};
