import { type PairNetwork, SATURATED } from "@gd/experiments";
import { choiceSetting, flagSetting, numberSetting, type SettingsOf } from "../../address.js";
import { LARGEST_SEED } from "../../ui/largest-seed.js";

/** What can be chosen in the room of vanishing gradients. */
export interface VanishingSettings extends PairNetwork {
  readonly seed: number;
  /** After which it stops. */
  readonly iterations: number;
  /** With the tutorial's original beside it. */
  readonly compare: boolean;
}

export const WIDTHS = [3, 1000] as const;
export const LEARNING_RATES = [0.0001, 100] as const;
export const ITERATIONS = [10, 1_000_000] as const;

const { network } = SATURATED;

export const VANISHING_SETTINGS: SettingsOf<VanishingSettings> = {
  width: numberSetting(network.width, ...WIDTHS, true),
  activation: choiceSetting(network.activation, ["sigmoid", "scaled-sigmoid", "leaky-relu"]),
  derivative: choiceSetting(network.derivative, ["tutorial", "exact"]),
  weights: choiceSetting(network.weights, ["uniform", "glorot"]),
  normalized: flagSetting(network.normalized),
  learningRate: numberSetting(network.learningRate, ...LEARNING_RATES),
  // That of the program.
  seed: numberSetting(1, 0, LARGEST_SEED, true),
  iterations: numberSetting(10_000, ...ITERATIONS, true),
  compare: flagSetting(false),
};
