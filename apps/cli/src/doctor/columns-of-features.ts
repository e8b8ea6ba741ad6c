import type { TrainingPlan } from "@gd/recipe";
import { featureNames } from "@gd/tables";

/** For each feature, the column that it is of; undefined for images. */
export const columnsOfFeatures = ({ features }: Pick<TrainingPlan, "features">): readonly string[] | undefined =>
  features?.columns.flatMap((column) => featureNames({ ...features, columns: [column] }).map(() => column.column));
