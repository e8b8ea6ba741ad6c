import { watch } from "@gd/insight";
import { setupOf, trainingOptions } from "@gd/recipe";
import type { SynchronousInterpreter } from "@gd/tensor";
import { train } from "@gd/train";
import { FileError } from "../files/file-error.js";
import { shellWord } from "../shell-word.js";
import { lastCheckpoint } from "../train/checkpoints.js";
import { type CaseFile, caseOf } from "./case-file.js";
import { trainingOfRun } from "./training-of-run.js";

/** A run that has not ended, as its last checkpoint has it. */
export interface ExaminedCheckpoint {
  readonly found: CaseFile;
  /** Completed at the checkpoint. */
  readonly epochs: number;
  readonly steps: number;
}

/** Has a doctor look at a run that has not ended, in the state of its last checkpoint. Throws a FileError where it has none. */
export const examineCheckpoint = async (
  run: string,
  interpreter: SynchronousInterpreter,
  calledAs: string,
): Promise<ExaminedCheckpoint> => {
  const { config, plan } = await trainingOfRun(run);
  const start = await lastCheckpoint(run, setupOf(plan.network, plan.rule, config, interpreter));
  if (start === undefined) {
    throw new FileError(
      `${run}: it ended before its first checkpoint, and nothing is known of it: ${calledAs} train --resume ${shellWord(run)} begins it again`,
    );
  }
  const { notes } = start;
  const doctor = await watch(trainingOptions(plan.network, plan, config, { interpreter }), { notes });
  // Going on and ending at once has the training tell where it is.
  const signal = AbortSignal.abort();
  const events = train({ ...trainingOptions(plan.network, plan, config, { interpreter, start }), signal });
  for await (const event of events) await doctor.see(event);
  const { epoch, step } = start.state;
  return { found: caseOf(await doctor.diagnose(), plan, config), epochs: epoch, steps: step };
};
