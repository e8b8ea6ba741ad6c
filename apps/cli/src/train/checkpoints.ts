import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Notes } from "@gd/insight";
import type { Continuation, KeepsCheckpoints } from "@gd/recipe";
import { loadCheckpoint, saveCheckpoint, type Training, type TrainingSetup, type TrainingState } from "@gd/train";
import { z } from "zod";
import { notes } from "../doctor/notes.js";
import { FileError } from "../files/file-error.js";
import { readIfThere } from "../files/read-if-there.js";
import { writeWhole } from "../files/write-whole.js";
import { systemReason } from "../system-reason.js";
import { toJson } from "../to-json.js";

/** Where a training goes on, and what the doctor had noted of it. */
export interface LastCheckpoint extends Continuation {
  readonly notes: Notes | undefined;
}

/** What a folder says of its last checkpoint, and in which of its files the states are: never in others. */
const pointer = z.strictObject({
  version: z.literal(1),
  state: z.string().regex(/^checkpoint-\d+\.safetensors$/),
  best: z
    .string()
    .regex(/^best-\d+\.safetensors$/)
    .optional(),
  stopping: z.strictObject({ epoch: z.number(), value: z.number(), waited: z.number() }).optional(),
  notes: notes.optional(),
});

const POINTER = "checkpoint.json";

/** Keeps the last checkpoint of a training in a folder. */
export interface Checkpoints extends KeepsCheckpoints {
  /** Removes all checkpoints, of a run that has ended. */
  clear(): Promise<void>;
}

/**
 * Checkpoints in a folder. A checkpoint is files of its own, which are written whole, and then a pointer to them takes the
 * place of the last one: whenever the program ends, the folder has a whole checkpoint or none.
 */
export const checkpointsIn = (
  folder: string,
  seconds: number,
  now: () => number,
  { stopping: initial, noted }: Partial<Continuation> & { readonly noted?: () => Notes } = {},
): Checkpoints => {
  let last = now();
  let stopping = initial;
  let files: readonly string[] = [];
  const save = async (training: Training): Promise<void> => {
    const current = training.state();
    const state = `checkpoint-${current.step}.safetensors`;
    const { best, state: bestState, waited = 0 } = stopping ?? {};
    const bestFile = best === undefined ? undefined : `best-${best.epoch}.safetensors`;
    await writeWhole(join(folder, state), saveCheckpoint(current));
    if (bestFile !== undefined && !files.includes(bestFile)) {
      await writeWhole(join(folder, bestFile), saveCheckpoint(bestState!));
    }
    const content = {
      version: 1,
      state,
      ...(best && { best: bestFile, stopping: { ...best, waited } }),
      notes: noted?.(),
    };
    await writeWhole(join(folder, POINTER), `${toJson(content)}\n`);
    files = bestFile === undefined ? [state] : [state, bestFile];
    await removeOthers(folder, files);
    last = now();
  };
  return {
    after(next) {
      stopping = next;
    },
    save,
    async saveIfDue(training) {
      if (now() - last >= seconds * 1000) await save(training);
    },
    async clear() {
      await rm(join(folder, POINTER), { force: true });
      await removeOthers(folder, []);
    },
  };
};

/** Removes the states of earlier checkpoints, and what was being written when the program ended. */
const removeOthers = async (folder: string, kept: readonly string[]): Promise<void> => {
  for (const name of await readdir(folder)) {
    if (/^(checkpoint|best)-\d+\.safetensors$|^\..*\.tmp$/.test(name) && !kept.includes(name))
      await rm(join(folder, name), { force: true });
  }
};

/** The last checkpoint in a folder; undefined if there is none. Throws a FileError for one that cannot be used. */
export const lastCheckpoint = async (
  folder: string,
  setup: Omit<TrainingSetup, "loss">,
): Promise<LastCheckpoint | undefined> => {
  const file = join(folder, POINTER);
  const text = await readIfThere(file);
  if (text === undefined) return undefined;
  const found = pointer.safeParse(parsed(text));
  if (!found.success) throw new FileError(`${file}: this is not what gd train wrote: begin anew`);
  const { state, best, stopping, notes } = found.data;
  const load = async (name: string): Promise<TrainingState> => {
    const path = join(folder, name);
    const bytes = await readFile(path).catch((cause: unknown) => {
      throw new FileError(
        `${path}: this file of the checkpoint cannot be read, ${systemReason(cause)}: bring it back, or begin another run`,
        { cause },
      );
    });
    try {
      return loadCheckpoint(setup, bytes);
    } catch (cause) {
      throw new FileError(`${path}: ${(cause as Error).message}`, { cause });
    }
  };
  return {
    notes,
    state: await load(state),
    stopping:
      best === undefined || stopping === undefined
        ? undefined
        : { best: { epoch: stopping.epoch, value: stopping.value }, state: await load(best), waited: stopping.waited },
  };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
