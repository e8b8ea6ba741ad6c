import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { cannotWrite } from "../files/cannot-write.js";
import { readIfThere } from "../files/read-if-there.js";
import { readJson } from "../files/read-json.js";
import { writeWhole } from "../files/write-whole.js";
import { UsageError } from "../usage-error.js";
import type { SweepConfig } from "./sweep-config.js";

/** The folder of a sweep's results: `penguins.sweep` of `penguins.json`. */
export const sweepFolderOf = (file: string): string => `${basename(file).replace(/(\.sweep)?\.json$/, "")}.sweep`;

export const configFileOfSweep = (folder: string): string => join(folder, "sweep.json");
export const dataFileOf = (folder: string): string => join(folder, "data.json");
export const ledgerFileOf = (folder: string): string => join(folder, "ledger.jsonl");
export const tableFileOf = (folder: string): string => join(folder, "trials.csv");
export const bestConfigFileOf = (folder: string): string => join(folder, "best.config.json");

/** Pruners that look at a whole bracket of trials, whose size depends on how many there are in all. */
const BRACKETS: readonly string[] = ["successive-halving", "hyperband"];

/**
 * Makes the folder of a sweep, or looks whether one that is there is of the same sweep.
 *
 * Throws  UsageError where it is of another one, or where nobody has said that it should go on
 */
export const prepareSweepFolder = async (folder: string, config: SweepConfig, resume: boolean): Promise<void> => {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw cannotWrite(folder, cause);
  });
  const file = configFileOfSweep(folder);
  const text = `${JSON.stringify(config, null, 2)}\n`;
  const before = await readIfThere(file);
  if (before === undefined) return writeWhole(file, text);
  if (!resume)
    throw new UsageError(`${folder} has a sweep already: --resume goes on with it, and --output names another folder`);
  if (before === text) return;
  const isLonger = !BRACKETS.includes(config.pruner.type) && sameButForTrials(await readJson(file, file), config);
  if (!isLonger)
    throw new UsageError(
      `${folder} has another sweep than that file: compare it with ${file}, or name another --output`,
    );
  await writeWhole(file, text);
};

/** What a sweep began with: its data, and the version of the program. Trials of others do not compare. */
const sweepSource = z.strictObject({
  sha256: z.string(),
  name: z.string(),
  isFolder: z.boolean(),
  url: z.exactOptional(z.string()),
  version: z.string(),
});
export type SweepSource = z.infer<typeof sweepSource>;

/** What the sweep of a folder began with. Throws a UsageError where the folder has none. */
export const readSource = async (folder: string): Promise<SweepSource> => {
  const file = dataFileOf(folder);
  const { success, data } = sweepSource.safeParse(await readJson(file, file));
  if (success) return data;
  throw new UsageError(
    `${file}: this does not say which data the sweep is about: bring it back, or delete it if they are the same`,
  );
};

/** Keeps what a sweep begins with, or throws a UsageError where it began with something else. */
export const keepSource = async (folder: string, source: SweepSource): Promise<SweepSource> => {
  if ((await readIfThere(dataFileOf(folder))) === undefined) {
    await writeWhole(dataFileOf(folder), `${JSON.stringify(source)}\n`);
    return source;
  }
  const before = await readSource(folder);
  if (before.sha256 !== source.sha256)
    throw new UsageError(
      `${source.name} has changed since the sweep in ${folder} began: bring it back, or name another --output`,
    );
  if (before.version !== source.version)
    throw new UsageError(
      `the sweep in ${folder} began with gd ${before.version}, and this is ${source.version}, whose trials do not compare: use that one, or name another --output`,
    );
  return before;
};

/** Whether nothing but the number of trials has changed: those that there are stay as they are. */
const sameButForTrials = (before: unknown, config: SweepConfig): boolean =>
  JSON.stringify({ ...Object(before), trials: config.trials }) === JSON.stringify(config);
