import type { Doctor } from "@gd/insight";
import type { TrainingPlan } from "@gd/recipe";
import type { RunFolder } from "../train/run-folder.js";
import { CASE, caseFileOf, diagnosesInWords, type WrittenDiagnosis } from "./case-file.js";

/** Has a doctor say what is wrong with a training that has ended, and keeps what was gathered of it in its run. */
export const keepCase = async (
  doctor: Doctor,
  run: RunFolder,
  plan: TrainingPlan,
): Promise<readonly WrittenDiagnosis[]> => {
  const examined = await doctor.diagnose();
  const diagnoses = diagnosesInWords(examined, plan);
  await run.add(CASE, caseFileOf(examined, diagnoses));
  return diagnoses;
};
