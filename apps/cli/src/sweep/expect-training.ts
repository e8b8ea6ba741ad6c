import type { Job } from "@gd/sweep";
import { isUsageError, UsageError } from "../usage-error.js";
import type { SweepConfig } from "./sweep-config.js";
import { taskOf } from "./task-of.js";
import { planSource } from "./trial/plan-source.js";

/**
 * Throws a UsageError in words of the sweep's file unless its first trial can be prepared: what is wrong with the data or the target is
 * said before anything is written.
 */
export const expectTraining = async (
  file: string,
  config: SweepConfig,
  { isFolder }: { readonly isFolder: boolean },
  job: Job,
): Promise<void> => {
  const { planOf } = planSource(async () => config.train.data);
  const task = taskOf(config, { sha256: "", name: "", isFolder, version: "" }, "", job);
  try {
    for (const replicate of new Set([task.replicates.at(0)!, task.replicates.at(-1)!])) await planOf(task, replicate);
  } catch (cause) {
    if (!isUsageError(cause)) throw cause;
    throw new UsageError(`${file}: ${inSweepWords(cause.message)}`, cause.choices);
  }
};

/** Options of `gd train` as members of the file: `--skip-broken` is `train.skipBroken`. */
const inSweepWords = (message: string): string =>
  message.replace(/--([a-z]+(?:-[a-z]+)*)/g, (_, option: string) =>
    option === "fold" ? "folds" : `train.${option.replace(/-([a-z])/g, (__, letter: string) => letter.toUpperCase())}`,
  );
