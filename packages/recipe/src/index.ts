/**
 * How a network is trained on a table or on images, from columns to scores and a model file: the recipe of `gd train`.
 *
 * @module @gd/recipe
 */

export { RECIPE_DEFAULTS, type RecipeConfig, usualRecipe } from "./config.js";
export { LONGEST_HEADER } from "./longest-header.js";
export { expectSaveable, modelFile } from "./model-file.js";
export { foldOf, splitSeedOf } from "./plan/fold-of.js";
export { imageNetworksFor } from "./plan/network.js";
export { type DividedExamples, eachPart, expectEachPart, type Parts } from "./plan/parts.js";
export { planTable } from "./plan/plan-table.js";
export { textAt } from "./plan/text-at.js";
export { pace, type TrainingPlan } from "./plan/training-plan.js";
export type { TrainingRule } from "./plan/training-rule.js";
export { weightsOf } from "./plan/weights-of.js";
export { RecipeError, type RecipeProblem } from "./recipe-error.js";
export { compareWithBaselines, LINEAR, type Result } from "./scores/compare-with-baselines.js";
export { type ClassScores, classScores, type NumberScores, numberScores, type Scores } from "./scores/scores.js";
export { simplestAsGood } from "./scores/simplest-as-good.js";
export { trainingFailed } from "./scores/training-failed.js";
export { outputsOf } from "./training/outputs-of.js";
export {
  type Continuation,
  type KeepsCheckpoints,
  setupOf,
  type TrainedNetwork,
  type TrainingTools,
  trainingOptions,
  trainNetwork,
  untrained,
} from "./training/train-network.js";
