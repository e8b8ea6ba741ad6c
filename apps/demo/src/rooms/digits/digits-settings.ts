import { choiceSetting, numberSetting, type Setting, type SettingsOf } from "../../settings.js";
import { LARGEST_SEED } from "../../ui/largest-seed.js";
import { parseSizes, writeSizes } from "../hidden-sizes.js";

/** What decides the final weights of a training, together with the images. */
export interface TrainingChoices {
  /** Sizes of the hidden layers: `128`, `256-64`, or `none`. */
  readonly hidden: string;
  readonly activation: "relu" | "leaky-relu" | "tanh" | "sigmoid";
  readonly optimizer: "gradient-descent" | "momentum" | "adam";
  readonly rate: number;
  readonly batch: number;
  readonly epochs: number;
  readonly seed: number;
}

/** What can be chosen in the Digits room. */
export interface DigitsSettings extends TrainingChoices {
  /** A drawing, as `writeStrokes` has it. */
  readonly drawing: string;
  /** The unit of the first layer that is opened, counted from 1; 0 for none. */
  readonly unit: number;
  /** The test image that the network looks at, counted from 1; 0 for the drawing. */
  readonly image: number;
}

/** A learning rate that suits each optimizer here, with batches of 64. */
export const USUAL_RATES: Readonly<Record<TrainingChoices["optimizer"], number>> = {
  "gradient-descent": 0.2,
  momentum: 0.05,
  adam: 0.001,
};

export const MOST_HIDDEN = { layers: 3, units: 1024 } as const;
const LARGEST_TEST = 10_000;
export const MOST_EPOCHS = 50;

const hiddenSetting: Setting<string> = {
  usual: "128",
  read(text) {
    const sizes = parseSizes(text, MOST_HIDDEN);
    return sizes && writeSizes(sizes);
  },
  write: String,
};

export const DIGITS_SETTINGS: SettingsOf<DigitsSettings> = {
  hidden: hiddenSetting,
  activation: choiceSetting("relu", ["relu", "leaky-relu", "tanh", "sigmoid"]),
  optimizer: choiceSetting("momentum", ["gradient-descent", "momentum", "adam"]),
  rate: numberSetting(USUAL_RATES.momentum, 0.0001, 10),
  batch: numberSetting(64, 1, 1024, true),
  epochs: numberSetting(10, 1, MOST_EPOCHS, true),
  seed: numberSetting(1, 0, LARGEST_SEED, true),
  drawing: { usual: "", read: (text) => (/^[\w.~-]{0,4000}$/.test(text) ? text : undefined), write: String },
  image: numberSetting(0, 0, LARGEST_TEST, true),
  unit: numberSetting(0, 0, MOST_HIDDEN.units, true),
};

/** Only the settings that decide the final weights. */
export const trainingChoices = (settings: TrainingChoices): TrainingChoices => {
  const { hidden, activation, optimizer, rate, batch, epochs, seed } = settings;
  return { hidden, activation, optimizer, rate, batch, epochs, seed };
};

/** Whether trainings with these choices are the same, as far as both go. */
export const sameWay = (one: TrainingChoices, other: TrainingChoices): boolean =>
  JSON.stringify(trainingChoices({ ...one, epochs: 0 })) === JSON.stringify(trainingChoices({ ...other, epochs: 0 }));
