import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Table } from "@gd/tables";
import { bestInterpreter } from "@gd/tensor-wasm";
import type { TrainingEvent } from "@gd/train";
import type { Dependencies } from "../dependencies.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { FileError } from "../files/file-error.js";
import { writeWhole } from "../files/write-whole.js";
import { writePlot } from "../plot/write-plot.js";
import { requireWritable } from "../run/require-writable.js";
import { readTableFile } from "../table/read-table-file.js";
import { UsageError } from "../usage-error.js";
import { checkpointsIn, lastCheckpoint } from "./checkpoints.js";
import { compareWithBaselines } from "./compare-with-baselines.js";
import { modelFile } from "./model-file.js";
import { modelFileOf } from "./model-file-of.js";
import { planImages } from "./plan-images.js";
import { planTable } from "./plan-table.js";
import { type GivenConfig, kebab, readConfig } from "./read-config.js";
import {
  configFileOf,
  createRunFolder,
  hasEnded,
  lastUnfinishedRun,
  MODEL,
  type RunFolder,
  reopenRunFolder,
} from "./run-folder.js";
import type { TrainConfig } from "./train-config.js";
import { setupOf, trainNetwork } from "./train-network.js";
import type { TrainingPlan } from "./training-plan.js";
import { jsonReporter, type TrainingReporter, textReporter } from "./training-reporter.js";

/** What `gd train` is asked for besides its configuration. */
export interface TrainFlags {
  readonly config: string | undefined;
  readonly printConfig: boolean;
  readonly quiet: boolean;
  readonly json: boolean;
  /** The file for a figure of the losses. */
  readonly plot: string | undefined;
  /** The folder of an interrupted run to go on with, or whether to look for the last one. */
  readonly resume: string | boolean;
  /** Seconds between checkpoints. */
  readonly checkpointEvery: number;
  /** Whether to write a file for TensorBoard. */
  readonly tensorboard: boolean;
}

/** Trains a network on a table or a folder of images, compares it with simpler ones on rows that are held out, and saves it as a file. */
export const trainOnData = async (
  given: GivenConfig,
  { config: file, printConfig, quiet, json, plot, resume, checkpointEvery, tensorboard }: TrainFlags,
  dependencies: Dependencies,
): Promise<ExitCode> => {
  const { stdout, signal, now } = dependencies;
  const resumed = await runToResume(resume, given);
  const config = resumed === undefined ? await readConfig(file, given) : await configOfRun(resumed, given);
  if (printConfig) {
    stdout.write(`${JSON.stringify({ $schema: SCHEMA, ...config }, null, 2)}\n`);
    return exitCode.done;
  }
  const output = config.output ?? modelFileOf(config.data);
  for (const file of [output, ...(plot === undefined ? [] : [plot])]) await requireWritable(file);
  const reporter = json ? jsonReporter(stdout, quiet) : textReporter({ ...dependencies, quiet });

  const plan = (await isFolder(config.data))
    ? await planImages(config)
    : planTable(await readTable(config, reporter), config);
  reporter.planned(plan, config);

  const interpreter = bestInterpreter();
  const start =
    resumed === undefined ? undefined : await lastCheckpoint(resumed, setupOf(plan.network, config, interpreter));
  const run =
    resumed === undefined
      ? await createRunFolder(output, config)
      : await reopenRunFolder(resumed, start?.state.epoch ?? 0);
  await expectSamePreparation(run, plan);
  if (start !== undefined) reporter.resumed(run.path, start.state);
  const writeScalars = tensorboard
    ? (await import("../tensorboard/event-file.js")).createEventFile(run.path)
    : undefined;
  const onEpoch = (event: Extract<TrainingEvent, { type: "epoch" }>): void => {
    reporter.epoch(event);
    run.epoch(event);
    const { epoch, loss, validation } = event;
    writeScalars?.(epoch, { loss, ...(validation === undefined ? {} : { "validation loss": validation.loss }) });
  };
  const checkpoints = checkpointsIn(run.path, checkpointEvery, now, start);
  const network = await trainNetwork(plan.network, plan, config, { interpreter, signal, onEpoch, start, checkpoints });
  reporter.trained(network);
  const results = await compareWithBaselines(network, plan, config, { interpreter, signal });
  reporter.scored(results, plan);
  const bytes = modelFile(network, plan, config, results);
  await writeWhole(output, bytes);
  if (plot !== undefined) await writePlot(run.figure(), plot);
  if (!signal.aborted) await run.add(MODEL, bytes);
  reporter.saved(output, run.path, signal.aborted);
  return signal.aborted ? exitCode.interrupted : exitCode.done;
};

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

const readTable = async ({ data, columns }: TrainConfig, reporter: TrainingReporter): Promise<Table> => {
  const table = await readTableFile(data, columns);
  reporter.read(table);
  return table;
};

/** The folder of the run to go on with: that which is named, or the last one of the data that has not ended. */
const runToResume = async (resume: string | boolean, given: GivenConfig): Promise<string | undefined> => {
  if (resume === false) return undefined;
  if (typeof resume === "string") {
    if (await hasEnded(resume)) throw new UsageError(`--resume ${resume}: this run has ended: begin another`);
    return resume;
  }
  const { data, output } = given;
  if (typeof data !== "string")
    throw new UsageError("--resume needs the data, or the folder of a run: gd train --resume penguins.runs/1");
  return lastUnfinishedRun(typeof output === "string" ? output : modelFileOf(data));
};

/** The configuration that a run began with. Throws a UsageError where an option says something else. */
const configOfRun = async (run: string, given: GivenConfig): Promise<TrainConfig> => {
  const config: TrainConfig = await readConfig(configFileOf(run), {});
  for (const [name, value] of Object.entries(given)) {
    const own = config[name as keyof TrainConfig];
    if (JSON.stringify(own) === JSON.stringify(value)) continue;
    throw new UsageError(
      `--${kebab(name)} ${String(value)}: the run in ${run} began with ${String(own)}: leave it out, or begin another`,
    );
  }
  return config;
};

const PREPARATION = "preparation.json";

/** Keeps what was learned of the table, or compares it with what a run began with: other rows would be trained with. */
const expectSamePreparation = async (run: RunFolder, { features, target, rows }: TrainingPlan): Promise<void> => {
  const counts = { training: rows.training.length, validation: rows.validation.length, test: rows.test.length };
  const text = `${JSON.stringify({ features, target, rows: counts })}\n`;
  const file = join(run.path, PREPARATION);
  const before = await readFile(file, "utf8").catch(() => undefined);
  if (before === undefined) return run.add(PREPARATION, text);
  if (before === text) return;
  throw new FileError(`${file}: the table is no longer what this run began with: bring it back, or begin another run`);
};

/** For editors: what members there are, and what each is for. */
const SCHEMA = "https://unpkg.com/@gd/cli/gd.config.schema.json";
