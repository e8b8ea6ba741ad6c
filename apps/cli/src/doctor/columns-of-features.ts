import { featureNames } from "@gd/tables";
import type { TrainingPlan } from "../train/training-plan.js";

/** For each feature, the column that it is of; undefined for images. */
export const columnsOfFeatures = ({ features }: Pick<TrainingPlan, "features">): readonly string[] | undefined =>
  features?.columns.flatMap((column) => featureNames({ ...features, columns: [column] }).map(() => column.column));
