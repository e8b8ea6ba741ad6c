import { choiceSetting, flagSetting, numberSetting, type Setting, type SettingsOf } from "../../settings.js";
import { LARGEST_SEED } from "../../ui/largest-seed.js";
import { parseSizes, writeSizes } from "../hidden-sizes.js";
import { ACTIVATION_NAMES, INITIALIZER_NAMES, MADE, OPTIMIZER_NAMES, SCHEDULE_NAMES } from "./choices.js";
import { readDrawn } from "./data/drawn-points.js";
import { readNumbers } from "./network/number-text.js";
import type { NetworkChoice } from "./network/plane-network.js";
import type { RuleChoice } from "./network/rule.js";

/** Data that the room makes, points drawn by hand, or two columns of a table of the visitor's. */
const DATA_NAMES = [...MADE, "drawn", "table"] as const;
export type DataName = (typeof DATA_NAMES)[number];

/** What can be chosen in the Playground. */
export interface PlaygroundSettings extends NetworkChoice, RuleChoice {
  readonly data: DataName;
  readonly size: number;
  readonly noise: number;
  /** The share of points that are held out. */
  readonly validation: number;
  /** Points drawn by hand, as a text. */
  readonly drawn: string;
  readonly seed: number;
  /** All numbers of a network to begin with, as a text; without them, or for another network, they are drawn. */
  readonly weights: string;
  /** Epochs per second. */
  readonly speed: number;
}

export const SIZES = [10, 1000] as const;
export const NOISES = [0, 0.5] as const;
export const SHARES = [0, 0.9] as const;
export const LEARNING_RATES = [0.00001, 10] as const;
export const STRENGTHS = [0, 0.1] as const;
export const DROPOUTS = [0, 0.8] as const;
export const BATCH_SIZES = [1, 100] as const;
/** At the highest speed, nothing is slowed down. */
export const SPEEDS = [1, 1000] as const;
export const MOST_HIDDEN = { layers: 6, units: 8 } as const;

/** Sizes of hidden layers, as `8-8-8` or `none`. */
const hiddenSetting: Setting<readonly number[]> = {
  usual: [8, 8, 8],
  read: (text) => parseSizes(text, MOST_HIDDEN),
  write: writeSizes,
};

/** A text that something else can be read from; usually there is none. */
const textSetting = (read: (text: string) => unknown): Setting<string> => ({
  usual: "",
  read: (text) => (read(text) === undefined ? undefined : text),
  write: (text) => text,
});

export const PLAYGROUND_SETTINGS: SettingsOf<PlaygroundSettings> = {
  data: choiceSetting<DataName>("spirals", DATA_NAMES),
  size: numberSetting(300, ...SIZES, true),
  noise: numberSetting(0.05, ...NOISES),
  validation: numberSetting(0.3, ...SHARES),
  drawn: textSetting(readDrawn),
  hidden: hiddenSetting,
  activation: choiceSetting("tanh", ACTIVATION_NAMES),
  initializer: choiceSetting("glorot-uniform", INITIALIZER_NAMES),
  normalized: flagSetting(false),
  dropout: numberSetting(0, ...DROPOUTS),
  optimizer: choiceSetting("adam", OPTIMIZER_NAMES),
  learningRate: numberSetting(0.01, ...LEARNING_RATES),
  schedule: choiceSetting("constant", SCHEDULE_NAMES),
  l1: numberSetting(0, ...STRENGTHS),
  l2: numberSetting(0, ...STRENGTHS),
  batchSize: numberSetting(10, ...BATCH_SIZES, true),
  seed: numberSetting(1, 0, LARGEST_SEED, true),
  weights: textSetting(readNumbers),
  speed: numberSetting(100, ...SPEEDS),
};
