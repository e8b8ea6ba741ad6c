import { access } from "node:fs/promises";
import { resolve } from "node:path";
import { systemReason } from "../system-reason.js";
import { UsageError } from "../usage-error.js";
import { modelFileOf } from "./model-file-of.js";
import { type GivenConfig, kebab, readConfig } from "./read-config.js";
import { configFileOf, hasEnded, lastUnfinishedRun, lastUnfinishedRunIn } from "./run-folder.js";
import type { TrainConfig } from "./train-config.js";

/**
 * The folder of the run to go on with: that which is named, or the last one that has not ended, of the data or, where none are
 * named, of the working folder.
 */
export const runToResume = async (resume: string | boolean, given: GivenConfig): Promise<string | undefined> => {
  if (resume === false) return undefined;
  if (typeof resume === "string") {
    await access(configFileOf(resume)).catch((cause: unknown) => {
      throw new UsageError(
        `--resume ${resume}: this is no run, ${systemReason(cause)}: name the folder of one, like penguins.runs/1`,
      );
    });
    if (await hasEnded(resume)) throw new UsageError(`--resume ${resume}: this run has ended: begin another`);
    return resume;
  }
  const { data, output } = given;
  if (typeof output === "string") return lastUnfinishedRun(output);
  if (typeof data === "string") return lastUnfinishedRun(modelFileOf(data));
  const last = await lastUnfinishedRunIn(".");
  if (last !== undefined) return last;
  throw new UsageError(
    "--resume: no run in this folder was interrupted: name the folder of a run, like penguins.runs/1, or the data of a new one",
  );
};

/** The configuration that a run began with. Throws a UsageError where an option says something else. */
export const configOfRun = async (run: string, given: GivenConfig): Promise<TrainConfig> => {
  const config: TrainConfig = await readConfig(configFileOf(run), {});
  for (const [name, value] of Object.entries(given)) {
    const own = config[name as keyof TrainConfig];
    if (JSON.stringify(own) === JSON.stringify(value)) continue;
    const isPath = name === "data" || name === "output";
    if (isPath && typeof value === "string" && resolve(value) === resolve(String(own ?? modelFileOf(config.data))))
      continue;
    throw new UsageError(
      `${name === "data" ? "" : `--${kebab(name)} `}${String(value)}: the run in ${run} began with ${String(own)}: leave it out, or begin another`,
    );
  }
  return config;
};
