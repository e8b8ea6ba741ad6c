import type { Job } from "@gd/sweep";
import { bestInterpreter } from "@gd/tensor-wasm";
import type { Dependencies } from "../dependencies.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { toJson } from "../to-json.js";
import { UsageError } from "../usage-error.js";
import { endedEvent } from "./ended-event.js";
import { expectIndependent } from "./expect-independent.js";
import { openSweep } from "./open-sweep.js";
import type { SweepFlags } from "./sweep-flags.js";
import { planSource } from "./trial/plan-source.js";
import { runTrial } from "./trial/run-trial.js";
import { dataInPlace } from "./trial/shared-data.js";
import { trialLine } from "./trial-line.js";

/** Runs one trial of a sweep by its number, in this process, and leaves its result in the folder of the trial. */
export const runOneTrial = async (
  file: string,
  number: number,
  flags: SweepFlags,
  { stdout, signal, heedInterrupts }: Dependencies,
): Promise<ExitCode> => {
  const { config, sweep, taskOf } = await openSweep(file, { ...flags, resume: true });
  expectIndependent("--trial", config);
  let job: Job | undefined;
  do job = sweep.next();
  while (job !== undefined && job.trial < number);
  if (job === undefined) throw new UsageError(`--trial ${number}: the last trial is ${sweep.trials().length - 1}`);
  heedInterrupts();
  const outcome = await runTrial(taskOf(job), {
    plans: planSource(dataInPlace),
    interpreter: bestInterpreter({ threads: 1 }),
    signal,
    checkpointEvery: flags.checkpointEvery,
  }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
    return undefined;
  });
  if (outcome === undefined) return exitCode.interrupted;
  const entry = { key: job.key, trial: number, point: job.point, ...outcome };
  if (!flags.quiet) stdout.write(`${flags.json ? toJson(endedEvent(entry, config)) : trialLine(entry, config)}\n`);
  return exitCode.done;
};
