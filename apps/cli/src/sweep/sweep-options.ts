import type { PrunerOptions, SweepOptions } from "@gd/sweep";
import { epochsOfWhole } from "./epochs-of-whole.js";
import type { SweepConfig } from "./sweep-config.js";

/** What `createSweep` is asked for by a configuration. */
export const sweepOptions = (config: SweepConfig): SweepOptions => {
  const { space, trials, sampler, objectives, ahead, seed } = config;
  return {
    space,
    trials,
    sampler,
    pruner: prunerOf(config),
    objectives: objectives.length,
    seed,
    ...(ahead === undefined ? {} : { ahead }),
  };
};

/** A pruner ends where the training does. */
const prunerOf = ({ pruner, train }: SweepConfig): PrunerOptions =>
  pruner.type === "none" || pruner.type === "median"
    ? pruner
    : { ...pruner, most: pruner.most ?? epochsOfWhole({ train }) };
