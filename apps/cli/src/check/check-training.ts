import { type Preflight, preflight } from "@gd/insight";
import { type TrainingPlan, trainingOptions } from "@gd/recipe";
import type { SynchronousInterpreter } from "@gd/tensor";
import { columnsOfFeatures } from "../doctor/columns-of-features.js";
import type { TrainConfig } from "../train/train-config.js";

/** Looks at a training as planned before it begins. Trains nothing but copies, and writes nothing. */
export const checkTraining = (
  plan: TrainingPlan,
  config: TrainConfig,
  interpreter: SynchronousInterpreter,
): Promise<Preflight> => {
  const { network, target } = plan;
  return preflight(trainingOptions(network, plan, config, { interpreter }), {
    columns: columnsOfFeatures(plan),
    classes: target.kind === "class" ? target.classes : undefined,
  });
};
