import { bestInterpreter } from "@gd/tensor-wasm";
import type { Dependencies } from "../dependencies.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { requireWritable } from "../run/require-writable.js";
import { compareWithBaselines } from "./compare-with-baselines.js";
import { modelFileOf } from "./model-file-of.js";
import { denseNetwork, linearModel } from "./network.js";
import { planTraining } from "./plan-training.js";
import { type GivenConfig, readConfig } from "./read-config.js";
import { readTableFile } from "./read-table-file.js";
import { trainNetwork } from "./train-network.js";
import { jsonReporter, textReporter } from "./training-reporter.js";

/** What `gd train` is asked for besides its configuration. */
export interface TrainFlags {
  readonly config: string | undefined;
  readonly printConfig: boolean;
  readonly quiet: boolean;
  readonly json: boolean;
}

/** Trains a network on a table, compares it with simpler ones on rows that are held out, and saves it as a file. */
export const trainOnTable = async (
  given: GivenConfig,
  { config: file, printConfig, quiet, json }: TrainFlags,
  dependencies: Dependencies,
): Promise<ExitCode> => {
  const { stdout, signal } = dependencies;
  const config = await readConfig(file, given);
  if (printConfig) {
    stdout.write(`${JSON.stringify({ $schema: SCHEMA, ...config }, null, 2)}\n`);
    return exitCode.done;
  }
  const output = config.output ?? modelFileOf(config.data);
  await requireWritable(output);
  const reporter = json ? jsonReporter(stdout, quiet) : textReporter({ ...dependencies, quiet });

  const table = await readTableFile(config.data, config.columns);
  reporter.read(table);
  const plan = planTraining(table, config);
  const model =
    config.model === "linear"
      ? linearModel(plan.inputs, plan.outputs)
      : denseNetwork(plan.inputs, plan.outputs, config);
  reporter.planned(plan, model, config);

  const interpreter = bestInterpreter();
  const network = await trainNetwork(model, plan, config, { interpreter, signal, onEpoch: reporter.epoch });
  reporter.trained(network);
  const results = await compareWithBaselines(network, plan, config, { interpreter, signal });
  reporter.scored(results, plan);
  reporter.saved(output);
  return signal.aborted ? exitCode.interrupted : exitCode.done;
};

const SCHEMA = "https://gd.dev/gd.config.schema.json";
