import { access, mkdir, readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Figure } from "@gd/experiments";
import type { TrainingEvent } from "@gd/train";
import { z } from "zod";
import { appendWhole } from "../files/append-whole.js";
import { writingAdvice } from "../files/cannot-write.js";
import { FileError } from "../files/file-error.js";
import { writeWhole } from "../files/write-whole.js";
import { systemReason } from "../system-reason.js";
import { csvLine } from "../table/csv-line.js";
import { toJson } from "../to-json.js";
import type { TrainConfig } from "./train-config.js";

/** What is kept of an epoch. */
const epochMetrics = z.object({ epoch: z.number(), loss: z.number(), validationLoss: z.number(), seconds: z.number() });

type EpochMetrics = z.infer<typeof epochMetrics>;

/** What a training leaves: its configuration, its epochs as JSON lines and as CSV, and what `add` brings. */
export interface RunFolder {
  readonly path: string;
  epoch(event: Extract<TrainingEvent, { type: "epoch" }>): void;
  /** Writes a file of the folder, whole or not at all. */
  add(name: string, content: string | Uint8Array): Promise<void>;
  /** The losses of the validation after each epoch so far. */
  validationLosses(): readonly number[];
  /** The losses of the epochs so far. */
  figure(): Figure;
}

const CONFIG = "gd.config.json";
const LINES = "metrics.jsonl";
const TABLE = "metrics.csv";
/** The model of a run that has ended. */
export const MODEL = "model.safetensors";

/** The folder for all runs whose model goes to a file: `penguins.runs` of `penguins.model.safetensors`. */
const folderOf = (modelFile: string): string =>
  join(dirname(modelFile), `${basename(modelFile).replace(/(\.model)?\.safetensors$/, "")}.runs`);

/** Makes the folder of a run, which is numbered: none takes the place of an earlier one. */
export const createRunFolder = async (modelFile: string, config: TrainConfig): Promise<RunFolder> => {
  const runs = folderOf(modelFile);
  let path = runs;
  try {
    // Not recursive, which never ends in folders of the system such as /proc.
    await mkdir(runs).catch(unlessThere);
    path = join(runs, String(Math.max(0, ...(await numbersIn(runs))) + 1));
    await mkdir(path);
  } catch (cause) {
    throw new FileError(`${path}: this folder cannot be made, ${systemReason(cause)}: ${writingAdvice(cause)}`, {
      cause,
    });
  }
  await writeWhole(join(path, CONFIG), `${JSON.stringify(config, null, 2)}\n`);
  return runFolder(path, []);
};

/** The folder of a run that was interrupted, with its epochs up to one. Later ones come again. */
export const reopenRunFolder = async (path: string, epoch: number): Promise<RunFolder> =>
  runFolder(
    path,
    (await readMetrics(join(path, LINES))).filter((metrics) => metrics.epoch <= epoch),
  );

/** The folder of a training that is begun or goes on there, with its epochs up to one. */
export const openRunFolder = async (path: string, config: TrainConfig, epoch: number): Promise<RunFolder> => {
  await mkdir(path, { recursive: true });
  if (!(await isThere(configFileOf(path))))
    await writeWhole(configFileOf(path), `${JSON.stringify(config, null, 2)}\n`);
  return reopenRunFolder(path, epoch);
};

/** The last run whose model goes to a file that has not ended. */
export const lastUnfinishedRun = async (modelFile: string): Promise<string | undefined> =>
  (await unfinishedRuns(folderOf(modelFile)))[0];

/** Of all runs in a folder that have not ended, that which began last. */
export const lastUnfinishedRunIn = async (folder: string): Promise<string | undefined> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".runs"));
  const runs = (await Promise.all(names.map((name) => unfinishedRuns(join(folder, name))))).flat();
  const began = await Promise.all(runs.map(async (run) => (await stat(configFileOf(run))).mtimeMs));
  return runs[began.indexOf(Math.max(...began))];
};

/** The runs in a folder that have begun and not ended, the last one first. */
const unfinishedRuns = async (runs: string): Promise<readonly string[]> => {
  const paths = await runsInFolder(runs);
  const haveEnded = await Promise.all(paths.map(hasEnded));
  return paths.filter((_, i) => !haveEnded[i]);
};

/** The run that has the model of a file, byte by byte. */
export const runOfModel = async (modelFile: string, bytes: Uint8Array): Promise<string | undefined> => {
  const runs = folderOf(modelFile);
  for (const number of await runsIn(runs)) {
    const run = join(runs, String(number));
    const model = await readFile(join(run, MODEL)).catch(() => undefined);
    if (model?.equals(bytes)) return run;
  }
  return undefined;
};

/** The runs in a folder for all runs of a model, the newest first; none where it is another folder. */
export const runsInFolder = async (folder: string): Promise<readonly string[]> => {
  const paths = (await runsIn(folder)).map((number) => join(folder, String(number)));
  const areRuns = await Promise.all(paths.map((path) => isThere(configFileOf(path))));
  return paths.filter((_, i) => areRuns[i]);
};

/** The numbers of runs, the last one first; none where there is no such folder. */
const runsIn = async (runs: string): Promise<readonly number[]> =>
  (await numbersIn(runs).catch(() => [])).toSorted((one, other) => other - one);

/** Whether a run has ended, and left its model. */
export const hasEnded = (path: string): Promise<boolean> => isThere(join(path, MODEL));

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** The configuration of a run, as its folder has it. */
export const configFileOf = (path: string): string => join(path, CONFIG);

const unlessThere = (cause: NodeJS.ErrnoException): void => {
  if (cause.code !== "EEXIST") throw cause;
};

const numbersIn = async (runs: string): Promise<readonly number[]> =>
  (await readdir(runs)).filter((name) => /^\d+$/.test(name)).map(Number);

const runFolder = async (path: string, before: readonly EpochMetrics[]): Promise<RunFolder> => {
  const epochs = [...before];
  await writeWhole(join(path, LINES), epochs.map(lineOf).join(""));
  await writeWhole(
    join(path, TABLE),
    csvLine(["epoch", "loss", "validation loss", "seconds"]) + epochs.map(rowOf).join(""),
  );
  return {
    path,
    epoch({ epoch, loss, validation, seconds }) {
      const metrics = { epoch, loss, validationLoss: validation?.loss ?? Number.NaN, seconds };
      epochs.push(metrics);
      // At once, so that a checkpoint never knows of more.
      appendWhole(join(path, LINES), lineOf(metrics));
      appendWhole(join(path, TABLE), rowOf(metrics));
    },
    validationLosses: () => epochs.map(({ validationLoss }) => validationLoss),
    add: (name, content) => writeWhole(join(path, name), content),
    figure: () => ({
      title: "Loss",
      x: { label: "epoch", scale: "linear" },
      y: { label: "loss", scale: "log" },
      series: [
        { name: "training", points: epochs.map(({ epoch, loss }) => [epoch, loss] as const) },
        { name: "validation", points: epochs.map(({ epoch, validationLoss }) => [epoch, validationLoss] as const) },
      ],
    }),
  };
};

const lineOf = (metrics: EpochMetrics): string => `${toJson(metrics)}\n`;
const rowOf = ({ epoch, loss, validationLoss, seconds }: EpochMetrics): string =>
  csvLine([epoch, loss, validationLoss, seconds]);

/** The metrics in JSON lines, up to the first line that has none, as one that was being written. */
const readMetrics = async (file: string): Promise<readonly EpochMetrics[]> => {
  const text = await readFile(file, "utf8").catch(() => "");
  const metrics: EpochMetrics[] = [];
  for (const line of text.split("\n")) {
    try {
      metrics.push(epochMetrics.parse(JSON.parse(line)));
    } catch {
      break;
    }
  }
  return metrics;
};
