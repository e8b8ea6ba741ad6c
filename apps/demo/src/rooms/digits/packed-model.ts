import type { TrainingChoices } from "./digits-settings.js";

/** What the build says about the model that it trained and packed. */
export interface PackedModel {
  readonly choices: TrainingChoices;
  /** How many images it learned from. */
  readonly trainingImages: number;
  /** The `weightsHash` of its weights. */
  readonly hash: string;
  /** The share of packed test images that it answers right. */
  readonly accuracy: number;
}
