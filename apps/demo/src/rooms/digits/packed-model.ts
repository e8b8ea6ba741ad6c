import type { TrainingChoices } from "./digits-settings.js";

/** What the build says of the model that it trained and packed. */
export interface PackedModel {
  readonly choices: TrainingChoices;
  /** How many it learned from. */
  readonly trainingImages: number;
  /** Of its weights, as `weightsHash` has it. */
  readonly hash: string;
  /** The share of the packed test images that it answers right. */
  readonly accuracy: number;
}
