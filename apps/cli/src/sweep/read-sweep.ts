import { createSweep, type Parameter, type Value } from "@gd/sweep";
import { ArgumentError } from "@gd/tensor";
import { readJson } from "../files/read-json.js";
import { UsageError } from "../usage-error.js";
import { configAt } from "./config-at.js";
import { type SweepConfig, sweepConfig } from "./sweep-config.js";
import { sweepOptions } from "./sweep-options.js";

/** What cannot be looked for: all trials have to be judged alike. */
const COMMON = [
  "data",
  "target",
  "test",
  "validation",
  "group",
  "time",
  "weight",
  "seed",
  "splitSeed",
  "fold",
  "output",
];

/** The sweep that a file describes. Throws a UsageError that names the file and the member. */
export const readSweep = async (file: string): Promise<SweepConfig> => {
  const { success, data: config, error } = sweepConfig.safeParse(await readJson(file, file));
  if (!success) {
    const [issue] = error.issues;
    const at = issue!.path.join(".");
    throw new UsageError(`${file}: ${at === "" ? "" : `${at}: `}${issue!.message}`);
  }
  expectTrainings(file, config);
  return config;
};

/** Throws a UsageError unless each value of the space makes a training. */
const expectTrainings = (file: string, config: SweepConfig): void => {
  for (const [name, parameter] of Object.entries(config.space)) {
    if (COMMON.includes(name)) throw new UsageError(`${file}: space.${name}: this has to be the same for all trials`);
    if (name === "epochs" && config.pruner.type !== "none")
      throw new UsageError(`${file}: space.epochs: a pruner says how many there are`);
    for (const value of edges(parameter)) {
      try {
        configAt(config, { [name]: value });
      } catch (cause) {
        // The number of layers is nothing by itself.
        if (!(cause instanceof UsageError) || name === "layers") continue;
        throw new UsageError(`${file}: ${cause.message}`);
      }
    }
  }
  if (config.space["layers"] !== undefined && config.space["hidden"] === undefined)
    throw new UsageError(`${file}: space.layers: so many layers of which size? Add hidden to the space`);
  if (config.pruner.type !== "none" && config.objectives.join() !== "validation loss") {
    throw new UsageError(
      `${file}: objectives: the pruner ${config.pruner.type} ends trials by their validation loss alone: leave the pruner or the other objectives out`,
    );
  }
  for (const name of ["objectives", "seeds"] as const) {
    const again = config[name].find((value, i, all: readonly (string | number)[]) => all.indexOf(value) !== i);
    if (again !== undefined) throw new UsageError(`${file}: ${name}: ${again} is there twice`);
  }
  // It looks at all the rest.
  try {
    createSweep(sweepOptions(config));
  } catch (cause) {
    if (!(cause instanceof ArgumentError)) throw cause;
    throw new UsageError(`${file}: ${cause.message.replace(/^createSweep\((.+?)\) /, "$1 ")}`);
  }
};

/** The values of a choice; of a range its ends, and of one that has fractions one of them, as a member may be for whole numbers. */
const edges = (parameter: Parameter): readonly Value[] => {
  if (parameter.type === "choice") return parameter.values;
  const { low, high } = parameter;
  return parameter.type === "integer" ? [low, high] : [low, low + (high - low) / Math.SQRT2, high];
};
