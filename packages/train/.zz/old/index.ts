export { type EvaluateOptions, type Evaluation, evaluate, type Metric } from "./evaluate.js";
export { NotFiniteError, type NotFiniteOrigin } from "./not-finite-error.js";
export { predict } from "./predict.js";
export { type TrainingEvent, type TrainOptions, train } from "./train.js";
export { type TrainingStep, trainStep } from "./train-step.js";
export type { LossFor, TrainingSetup } from "./training-setup.js";
export { initializeTraining, type TrainingState } from "./training-state.js";
export { weightsHash } from "./weights-hash.js";
