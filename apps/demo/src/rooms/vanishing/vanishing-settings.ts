import { type PairNetwork, SATURATED } from "@gd/experiments";
import { choiceSetting, flagSetting, numberSetting, type SettingsOf } from "../../settings.js";
import { LARGEST_SEED } from "../../ui/largest-seed.js";

/** What can be chosen in the Vanishing room. */
export interface VanishingSettings extends PairNetwork {
  readonly seed: number;
  /** Where it stops. */
  readonly iterations: number;
  /** Whether the tutorial's original runs beside it. */
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
  // The default of the program `gd`.
  seed: numberSetting(1, 0, LARGEST_SEED, true),
  iterations: numberSetting(10_000, ...ITERATIONS, true),
  compare: flagSetting(false),
};
