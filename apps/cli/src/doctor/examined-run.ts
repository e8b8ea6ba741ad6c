import { readFile } from "node:fs/promises";
import type { SynchronousInterpreter } from "@gd/tensor";
import { FileError } from "../files/file-error.js";
import { systemReason } from "../system-reason.js";
import { configFileOf, hasEnded } from "../train/run-folder.js";
import { UsageError } from "../usage-error.js";
import { type CaseFile, readCase } from "./case-file.js";
import { type ExaminedCheckpoint, examineCheckpoint } from "./examine-checkpoint.js";

/** What is known of a run, and of its last checkpoint, if it has not ended. */
export type ExaminedRun = { readonly found: CaseFile } & Partial<ExaminedCheckpoint>;

/** What a run has gathered or, where it has not ended, what its last checkpoint says. Throws an error that says what to do where there is neither. */
export const examinedRun = async (
  run: string,
  interpreter: SynchronousInterpreter,
  calledAs: string,
): Promise<ExaminedRun> => {
  await readFile(configFileOf(run)).catch((cause: unknown) => {
    throw new UsageError(
      `${run}: this is no run, ${systemReason(cause)}: name the folder of one, like penguins.runs/1`,
    );
  });
  const found = await readCase(run);
  if (found !== undefined) return { found };
  if (!(await hasEnded(run))) return examineCheckpoint(run, interpreter, calledAs);
  throw new FileError(
    `${run}: nothing was gathered of this run: it is older than gd doctor, or was killed before it was looked at: train again, with --config ${configFileOf(run)}`,
  );
};
