import { holdLock, OtherSweepError, runSweep } from "@gd/sweep/node";
import type { Dependencies } from "../dependencies.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { cannotWrite } from "../files/cannot-write.js";
import { FileError } from "../files/file-error.js";
import { isObjectUrl } from "../objects/object-store.js";
import { asClause } from "../render/as-clause.js";
import { counted } from "../render/counted.js";
import { shellWord } from "../shell-word.js";
import { UsageError } from "../usage-error.js";
import { engineOf } from "./engine-of.js";
import { keepResults } from "./keep-results.js";
import { openSweep } from "./open-sweep.js";
import type { SweepFlags } from "./sweep-flags.js";
import { ledgerFileOf } from "./sweep-folder.js";
import { sweepReporter } from "./sweep-reporter.js";
import { uploadResults } from "./upload-results.js";

/** Milliseconds in which another sweep of the same folder may end. */
const OTHER_ENDS = 1000;

/** Runs all trials of a sweep, here or on the workers of a queue, and says what is best. */
export const search = async (file: string, flags: SweepFlags, dependencies: Dependencies): Promise<ExitCode> => {
  const { signal, heedInterrupts, calledAs, stdout } = dependencies;
  if (flags.results !== undefined && !isObjectUrl(flags.results))
    throw new UsageError(`--results ${flags.results}: expected a place in a store, like s3://bucket/penguins`);
  const { config, folder, sweep, ledger, taskOf } = await openSweep(file, flags);
  const lock = await holdLock(folder, { signal: AbortSignal.timeout(OTHER_ENDS) }).catch((cause: unknown) => {
    if (Object(cause).name !== "TimeoutError") throw cannotWrite(folder, cause);
    throw new UsageError(`${folder}: another gd sweep is at work there: let it end, or name another --output`);
  });
  const reporter = sweepReporter(config, sweep, flags, dependencies);
  const resume = `${calledAs} sweep ${shellWord(file)} --resume goes on`;
  try {
    const engine = await engineOf(folder, flags, dependencies);
    heedInterrupts();
    reporter.begins(engine.capacity);
    let done: boolean;
    try {
      done = await runSweep({ sweep, engine, ledger, taskOf, onEvent: reporter.event, signal });
    } catch (cause) {
      if (cause instanceof OtherSweepError) throw new UsageError(`${ledgerFileOf(folder)}: ${cause.message}`);
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new FileError(`${asClause(message)}; ${resume}`, { cause });
    } finally {
      reporter.stops();
      await engine.close();
    }
    const results = await keepResults(folder, config, sweep.trials(), taskOf);
    reporter.ends(results, folder);
    if (flags.results !== undefined) {
      const count = await uploadResults(folder, flags.results);
      if (!flags.json && !flags.quiet) stdout.write(`${counted(count, "file")} of it are in ${flags.results}, too.\n`);
    }
    if (done) return results.some(({ trial }) => trial.status !== "failed") ? exitCode.done : exitCode.failed;
    if (!flags.json) stdout.write(`${resume}.\n`);
    return exitCode.interrupted;
  } finally {
    await lock.release();
  }
};
