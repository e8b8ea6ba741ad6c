import type { Diagnosis } from "@gd/insight";
import type { TrainingPlan } from "@gd/recipe";
import { columnsOfFeatures } from "./columns-of-features.js";

/** The evidence of a diagnosis with the names of columns and classes in place of their numbers. */
export const inColumns = ({ evidence, numbers }: Diagnosis, plan: TrainingPlan): string => {
  const { target } = plan;
  const column = columnsOfFeatures(plan)?.[numbers["feature"] ?? -1];
  const named = column === undefined ? evidence : evidence.replace(/^Feature \d+/, () => column);
  if (target.kind !== "class") return named;
  return named.replace(/\bclass (\d+)\b/g, (all, label: string) => target.classes[Number(label)] ?? all);
};
