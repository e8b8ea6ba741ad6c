import { type Preflight, preflight } from "@gd/insight";
import { featureNames } from "@gd/tables";
import type { SynchronousInterpreter } from "@gd/tensor";
import type { TrainConfig } from "../train/train-config.js";
import { trainingOptions } from "../train/train-network.js";
import type { TrainingPlan } from "../train/training-plan.js";

/** Looks at a training as planned before it begins. Trains nothing but copies, and writes nothing. */
export const checkTraining = (
  plan: TrainingPlan,
  config: TrainConfig,
  interpreter: SynchronousInterpreter,
): Promise<Preflight> => {
  const { network, features, target } = plan;
  return preflight(trainingOptions(network, plan, config, { interpreter }), {
    // Each feature by the column that it is of.
    columns: features?.columns.flatMap((column) =>
      featureNames({ ...features, columns: [column] }).map(() => column.column),
    ),
    classes: target.kind === "class" ? target.classes : undefined,
  });
};
