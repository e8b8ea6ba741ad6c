import { choiceSetting, flagSetting, numberSetting, type SettingsOf, someOfSetting } from "../../settings.js";
import { LARGEST_SEED } from "../../ui/largest-seed.js";
import {
  BATCH_SIZES,
  DECAYS,
  type DescentSettings,
  FULL_SPEED,
  MOMENTA,
  PAIRS,
  RATES,
  USUAL_SETTINGS as usual,
} from "./descent-settings.js";
import { RACERS } from "./racers.js";

/** The settings of the room as the address has them. */
export const DESCENT_SETTINGS: SettingsOf<DescentSettings> = {
  learningRate: numberSetting(usual.learningRate, ...RATES),
  decay: numberSetting(usual.decay, ...DECAYS),
  momentum: numberSetting(usual.momentum, ...MOMENTA),
  batchSize: numberSetting(usual.batchSize, ...BATCH_SIZES, true),
  replacement: flagSetting(usual.replacement),
  seed: numberSetting(usual.seed, 0, LARGEST_SEED, true),
  racers: someOfSetting(RACERS),
  speed: numberSetting(usual.speed, 1, FULL_SPEED),
  pair: choiceSetting(usual.pair, PAIRS),
  others: choiceSetting(usual.others, ["least-squares", "watched"]),
  height: choiceSetting(usual.height, ["cost", "above-lowest"]),
  watched: choiceSetting(usual.watched, RACERS),
};
