import type { Doctor } from "@gd/insight";
import type { TrainingPlan } from "@gd/recipe";
import type { RunFolder } from "../train/run-folder.js";
import type { TrainConfig } from "../train/train-config.js";
import { CASE, caseOf, caseText, type WrittenDiagnosis } from "./case-file.js";

/** Has a doctor say what is wrong with a training that has ended, and keeps what was gathered of it in its run. */
export const keepCase = async (
  doctor: Doctor,
  run: RunFolder,
  plan: TrainingPlan,
  config: TrainConfig,
): Promise<readonly WrittenDiagnosis[]> => {
  const found = caseOf(await doctor.diagnose(), plan, config);
  await run.add(CASE, caseText(found));
  return found.diagnoses;
};
