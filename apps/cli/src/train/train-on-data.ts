import { basename, resolve } from "node:path";
import { watch } from "@gd/insight";
import {
  compareWithBaselines,
  expectSaveable,
  modelFile,
  setupOf,
  trainingOptions,
  trainNetwork,
  untrained,
} from "@gd/recipe";
import { bestInterpreter } from "@gd/tensor-wasm";
import type { TrainingEvent } from "@gd/train";
import { reportPreflight } from "../check/report-preflight.js";
import type { Dependencies } from "../dependencies.js";
import type { WrittenDiagnosis } from "../doctor/case-file.js";
import { keepCase } from "../doctor/keep-case.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { FileError } from "../files/file-error.js";
import { requireOutput } from "../files/require-output.js";
import { writeWhole } from "../files/write-whole.js";
import { writePlot } from "../plot/write-plot.js";
import { requireWritable } from "../run/require-writable.js";
import { shellWord } from "../shell-word.js";
import { UsageError } from "../usage-error.js";
import { checkpointsIn, lastCheckpoint } from "./checkpoints.js";
import { modelFileOf } from "./model-file-of.js";
import { planOf } from "./plan-of.js";
import { expectAsPrepared, PREPARATION, preparationOf } from "./preparation.js";
import { type GivenConfig, readConfig, readConfigFile } from "./read-config.js";
import { replacedModel } from "./replaced-model.js";
import { configOfRun, runToResume } from "./resume-run.js";
import { createRunFolder, MODEL, reopenRunFolder } from "./run-folder.js";
import type { TrainConfig } from "./train-config.js";
import { jsonReporter, textReporter } from "./training-reporter.js";

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
  /** How many threads compute. */
  readonly threads: number | "auto";
  /** Whether V8 may compute in vectors of 256 bits. */
  readonly wide: boolean;
  /** Whether to write a file for TensorBoard. */
  readonly tensorboard: boolean;
  /** Whether the training is looked at in place of run. */
  readonly check: boolean;
}

/** Trains a network on a table or a folder of images, compares it with simpler ones on rows that are held out, and saves it as a file. */
export const trainOnData = async (
  given: GivenConfig,
  flags: TrainFlags,
  dependencies: Dependencies,
): Promise<ExitCode> => {
  const { config: file, printConfig, quiet, json, plot, resume, checkpointEvery, threads, wide, tensorboard } = flags;
  const { stdout, signal, heedInterrupts, calledAs, now } = dependencies;
  if (flags.check) expectNothingWritten(flags);
  const asked = resume !== false && file !== undefined ? { ...(await readConfigFile(file)), ...given } : given;
  const resumed = await runToResume(resume, asked);
  if (resume !== false && resumed === undefined && !json)
    stdout.write("There is nothing to go on with: a new run begins.\n");
  const config = resumed === undefined ? await readConfig(file, given) : await configOfRun(resumed, asked);
  if (printConfig) {
    const { rule, batchSize } = await planOf(config);
    stdout.write(`${JSON.stringify({ ...config, ...rule, batchSize }, null, 2)}\n`);
    return exitCode.done;
  }
  if (flags.check) return checkOnData(config, flags, dependencies);
  const output = config.output ?? modelFileOf(config.data);
  await requireOutput(output, { option: "--output", ending: ".safetensors", inputs: [config.data] });
  if (plot !== undefined) await requireWritable(plot);
  const reporter = json ? jsonReporter(stdout, quiet) : textReporter({ ...dependencies, quiet });

  const plan = await planOf(config, reporter.read);
  const replaced = resumed === undefined ? await replacedModel(output) : undefined;
  if (replaced !== undefined) reporter.replaces(replaced);
  reporter.planned(plan, config);
  reporter.begins();

  const interpreter = bestInterpreter({ threads, wide });
  // Where the files lie is nobody's business but of the one who trains.
  const saved = { ...config, data: basename(resolve(config.data)) };
  const start =
    resumed === undefined
      ? undefined
      : await lastCheckpoint(resumed, setupOf(plan.network, plan.rule, config, interpreter));
  expectSaveable(start?.state ?? untrained(plan, config, interpreter), plan, saved);
  heedInterrupts();
  const run =
    resumed === undefined
      ? await createRunFolder(output, config)
      : await reopenRunFolder(resumed, start?.state.epoch ?? 0);
  await expectAsPrepared(run.path, plan);
  await run.add(PREPARATION, preparationOf(plan));
  if (start !== undefined) reporter.resumed(run.path, start.state);
  const eventFile = tensorboard ? (await import("../tensorboard/event-file.js")).createEventFile(run.path) : undefined;
  const onEpoch = (event: Extract<TrainingEvent, { type: "epoch" }>): void => {
    reporter.epoch(event);
    run.epoch(event);
    const { epoch, loss, validation } = event;
    eventFile?.scalars(epoch, { loss, ...(validation === undefined ? {} : { "validation loss": validation.loss }) });
  };
  // As it began, also where it goes on.
  const doctor = await watch(trainingOptions(plan.network, plan, config, { interpreter }), { notes: start?.notes });
  let diagnoses: readonly WrittenDiagnosis[] = [];
  const checkpoints = checkpointsIn(run.path, checkpointEvery, now, { ...start, noted: doctor.notes });
  try {
    const network = await trainNetwork(plan.network, plan, config, {
      interpreter,
      signal,
      onEpoch,
      start,
      checkpoints,
      doctor,
    }).catch(async (cause: unknown) => {
      // It knows of values that are not finite, and throws all else again.
      doctor.fail(cause);
      reporter.diagnosed(await keepCase(doctor, run, plan, config), run.path);
      throw cause;
    });
    reporter.trained(network);
    if (network.epochs === 0) {
      // What is there may be a good model, and this is none.
      reporter.leftNoModel(output, run.path);
      return exitCode.interrupted;
    }
    const { linearEpoch: onEpochOfLinear } = reporter;
    const tools = { interpreter, signal, onEpoch: onEpochOfLinear };
    const results = await compareWithBaselines(network, plan, config, tools);
    reporter.scored(results, plan, config);
    const bytes = modelFile(network, plan, saved, results);
    await writeWhole(output, bytes);
    if (!signal.aborted) {
      await run.add(MODEL, bytes);
      await checkpoints.clear();
      // Last, as the model is there whatever becomes of it.
      diagnoses = await keepCase(doctor, run, plan, config);
    }
  } catch (cause) {
    if (!(cause instanceof FileError)) throw cause;
    throw new FileError(`${cause.message}; ${calledAs} train --resume ${shellWord(run.path)} goes on`, { cause });
  }
  reporter.saved(output, run.path, signal.aborted);
  reporter.diagnosed(diagnoses, run.path);
  // At the end, as its fault is none of the model.
  if (plot !== undefined) await writePlot(run.figure(), plot);
  return signal.aborted ? exitCode.interrupted : exitCode.done;
};

/** Throws a UsageError where an option of `gd train --check` says what to do with a training. */
const expectNothingWritten = (flags: TrainFlags): void => {
  for (const name of ["resume", "plot", "tensorboard"] as const) {
    if (flags[name] !== false && flags[name] !== undefined)
      throw new UsageError(`--check trains nothing: leave --${name} out`);
  }
};

/** Looks at a training that is prepared as it would be trained, and says what is wrong with it. */
const checkOnData = async (config: TrainConfig, flags: TrainFlags, dependencies: Dependencies): Promise<ExitCode> => {
  const { quiet, json, threads, wide } = flags;
  const { stdout, now } = dependencies;
  const reporter = json ? jsonReporter(stdout, quiet) : textReporter({ ...dependencies, quiet });
  const plan = await planOf(config, reporter.read);
  reporter.planned(plan, config);
  const { checkTraining } = await import("../check/check-training.js");
  const begun = now();
  const preflight = await checkTraining(plan, config, bestInterpreter({ threads, wide }));
  reportPreflight(preflight, plan, (now() - begun) / 1000, { json, quiet }, dependencies);
  return preflight.findings.length === 0 ? exitCode.done : exitCode.found;
};
