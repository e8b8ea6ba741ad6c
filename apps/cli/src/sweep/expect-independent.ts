import { UsageError } from "../usage-error.js";
import type { SweepConfig } from "./sweep-config.js";

const ALONE: readonly string[] = ["random", "quasi-random", "grid"];

/** Throws a UsageError unless each trial of a sweep can be run by itself, without a word from the others. */
export const expectIndependent = (option: string, { sampler, pruner }: SweepConfig): void => {
  if (!ALONE.includes(sampler.type))
    throw new UsageError(
      `${option}: the sampler ${sampler.type} learns from trials: choose random, quasi-random or grid`,
    );
  if (pruner.type !== "none")
    throw new UsageError(`${option}: the pruner ${pruner.type} compares trials: leave it out`);
};
