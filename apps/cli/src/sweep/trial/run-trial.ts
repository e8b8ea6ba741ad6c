import { mkdir } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Outcome } from "@gd/sweep";
import { holdLock } from "@gd/sweep/node";
import type { SynchronousInterpreter } from "@gd/tensor";
import { NotFiniteError } from "@gd/train";
import { version } from "../../../package.json";
import { FileError } from "../../files/file-error.js";
import { readIfThere } from "../../files/read-if-there.js";
import { writeWhole } from "../../files/write-whole.js";
import { configFileOfSweep } from "../sweep-folder.js";
import { outcomeOf } from "./outcome-of.js";
import type { PlanSource } from "./plan-source.js";
import { replicateTraining } from "./replicate-training.js";
import { resultId, type TrialTask, trialId } from "./trial-task.js";

/** What trials are run with. */
export interface TrialTools {
  readonly plans: PlanSource;
  readonly interpreter: SynchronousInterpreter;
  /** Ends the trial, which keeps what it has. */
  readonly signal: AbortSignal;
  /** Seconds between checkpoints. */
  readonly checkpointEvery: number;
}

/** The folder of a trial, in the place that all share. */
const trialFolder = (task: TrialTask): string => join(task.place, "trials", trialId(task));

/**
 * Brings a trial as far as its task says, in the folder of the trial, and gives what has come of it. A folder has a whole result, or
 * is where the trial goes on: whenever it ends, and however often it is run, the work is done once and the bytes are the same.
 *
 * Throws  what has nothing to do with the trial, such as a FileError where the disk is full
 */
export const runTrial = async (task: TrialTask, tools: TrialTools): Promise<Outcome> => {
  await expectPlace(task);
  const folder = trialFolder(task);
  const file = join(folder, `result-${resultId(task)}.json`);
  const known = await readResult(file);
  if (known !== undefined) return known;
  await mkdir(folder, { recursive: true });
  const lock = await holdLock(folder, { signal: tools.signal });
  try {
    const done = await readResult(file);
    if (done !== undefined) return done;
    const outcome = await train(task, folder, tools);
    // Somebody may have taken over while this process stood still: the result is the same.
    await writeWhole(file, `${JSON.stringify(outcome)}\n`);
    return outcome;
  } finally {
    await lock.release();
  }
};

/** Throws a FileError where this program is another one than that of the sweep, or its folder is not on this machine. */
const expectPlace = async ({ place, version: wanted }: TrialTask): Promise<void> => {
  const here = `on ${hostname()}`;
  if (wanted !== version)
    throw new FileError(
      `gd ${version} ${here} is not ${wanted}, with which the sweep began: install the same everywhere`,
    );
  if ((await readIfThere(configFileOfSweep(place))) === undefined)
    throw new FileError(
      `${place} is not the folder of the sweep ${here}: share it, or see --place of gd worker --help`,
    );
};

const train = async (task: TrialTask, folder: string, { plans, ...tools }: TrialTools): Promise<Outcome> => {
  try {
    const replicates = [];
    for (const [i, replicate] of task.replicates.entries()) {
      const { config, plan } = await plans.planOf(task, replicate);
      replicates.push(await replicateTraining(join(folder, String(i + 1)), plan, config, tools));
    }
    return await outcomeOf(replicates, task);
  } catch (error) {
    // It diverges wherever it is run.
    if (error instanceof NotFiniteError) return failed(error.message);
    throw error;
  }
};

const failed = (reason: string): Outcome => ({ status: "failed", values: [], curve: [], reason });

/** A result, if there is one: it is written whole. */
const readResult = async (file: string): Promise<Outcome | undefined> => {
  const text = await readIfThere(file);
  return text === undefined ? undefined : JSON.parse(text);
};
