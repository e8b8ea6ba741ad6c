import { bestInterpreter } from "@gd/tensor-wasm";
import type { TrainingEvent } from "@gd/train";
import type { Dependencies } from "../dependencies.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { writeWhole } from "../files/write-whole.js";
import { writePlot } from "../plot/write-plot.js";
import { requireWritable } from "../run/require-writable.js";
import { readTableFile } from "../table/read-table-file.js";
import { compareWithBaselines } from "./compare-with-baselines.js";
import { modelFile } from "./model-file.js";
import { modelFileOf } from "./model-file-of.js";
import { denseNetwork, linearModel } from "./network.js";
import { planTraining } from "./plan-training.js";
import { type GivenConfig, readConfig } from "./read-config.js";
import { createRunFolder } from "./run-folder.js";
import { trainNetwork } from "./train-network.js";
import { jsonReporter, textReporter } from "./training-reporter.js";

/** What `gd train` is asked for besides its configuration. */
export interface TrainFlags {
  readonly config: string | undefined;
  readonly printConfig: boolean;
  readonly quiet: boolean;
  readonly json: boolean;
  /** The file for a figure of the losses. */
  readonly plot: string | undefined;
}

/** Trains a network on a table, compares it with simpler ones on rows that are held out, and saves it as a file. */
export const trainOnTable = async (
  given: GivenConfig,
  { config: file, printConfig, quiet, json, plot }: TrainFlags,
  dependencies: Dependencies,
): Promise<ExitCode> => {
  const { stdout, signal } = dependencies;
  const config = await readConfig(file, given);
  if (printConfig) {
    stdout.write(`${JSON.stringify({ $schema: SCHEMA, ...config }, null, 2)}\n`);
    return exitCode.done;
  }
  const output = config.output ?? modelFileOf(config.data);
  for (const file of [output, ...(plot === undefined ? [] : [plot])]) await requireWritable(file);
  const reporter = json ? jsonReporter(stdout, quiet) : textReporter({ ...dependencies, quiet });

  const table = await readTableFile(config.data, config.columns);
  reporter.read(table);
  const plan = planTraining(table, config);
  const model = config.model === "linear" ? linearModel(plan.sizes) : denseNetwork(plan.sizes, config);
  reporter.planned(plan, model, config);

  const run = await createRunFolder(output, config);
  const interpreter = bestInterpreter();
  const onEpoch = (event: Extract<TrainingEvent, { type: "epoch" }>): void => {
    reporter.epoch(event);
    run.epoch(event);
  };
  const network = await trainNetwork(model, plan, config, { interpreter, signal, onEpoch });
  await run.close();
  reporter.trained(network);
  const results = await compareWithBaselines(network, plan, config, { interpreter, signal });
  reporter.scored(results, plan);
  const bytes = modelFile(network, plan, config, results);
  await run.add("model.safetensors", bytes);
  await writeWhole(output, bytes);
  if (plot !== undefined) await writePlot(run.figure(), plot);
  reporter.saved(output, run.path);
  return signal.aborted ? exitCode.interrupted : exitCode.done;
};

const SCHEMA = "https://gd.dev/gd.config.schema.json";
