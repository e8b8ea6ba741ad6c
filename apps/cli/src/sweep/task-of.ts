import { resolve } from "node:path";
import type { Job } from "@gd/sweep";
import { configAt } from "./config-at.js";
import { epochsOfWhole } from "./epochs-of-whole.js";
import type { SweepConfig } from "./sweep-config.js";
import type { SweepSource } from "./sweep-folder.js";
import type { Replicate, TrialTask } from "./trial/trial-task.js";

/** What has to be run for a job of a sweep. */
export const taskOf = (config: SweepConfig, { version, ...data }: SweepSource, folder: string, job: Job): TrialTask => {
  const { data: _, ...training } = configAt(config, job.point);
  return {
    place: resolve(folder),
    data,
    version,
    // A pruner says how many epochs there are.
    config: { ...training, ...(config.pruner.type === "none" ? {} : { epochs: epochsOfWhole(config) }) },
    replicates: replicatesOf(config),
    objectives: config.objectives,
    ...(job.until === undefined ? {} : { until: job.until }),
    stops: job.stops,
  };
};

const replicatesOf = ({ seeds, folds }: SweepConfig): readonly Replicate[] =>
  seeds.flatMap((seed) =>
    folds === undefined ? [{ seed }] : Array.from({ length: folds }, (_, i) => ({ seed, fold: `${i + 1}/${folds}` })),
  );
