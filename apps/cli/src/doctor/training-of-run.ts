import { access } from "node:fs/promises";
import type { TrainingPlan } from "@gd/recipe";
import { FileError } from "../files/file-error.js";
import { systemReason } from "../system-reason.js";
import { planOf } from "../train/plan-of.js";
import { expectAsPrepared } from "../train/preparation.js";
import { readConfig } from "../train/read-config.js";
import { configFileOf } from "../train/run-folder.js";
import type { TrainConfig } from "../train/train-config.js";

/** What a run trains, and with what. */
export interface TrainingOfRun {
  readonly config: TrainConfig;
  readonly plan: TrainingPlan;
}

/** The training of a run, prepared again of its data. Throws a FileError where they are not there, or no longer what they were. */
export const trainingOfRun = async (run: string): Promise<TrainingOfRun> => {
  const config = await readConfig(configFileOf(run), {});
  await access(config.data).catch((cause: unknown) => {
    throw new FileError(
      `${config.data}, which ${run} was trained on, cannot be read, ${systemReason(cause)}: go to the folder that it was trained from, or bring the data back`,
      { cause },
    );
  });
  const plan = await planOf(config);
  await expectAsPrepared(run, plan);
  return { config, plan };
};
