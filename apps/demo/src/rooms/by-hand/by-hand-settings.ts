import { choiceSetting, numberSetting, type Setting, type SettingsOf } from "../../settings.js";
import { LARGEST_SEED } from "../../ui/largest-seed.js";
import { type Edits, editsSetting, withoutEdits } from "./edits.js";

export const ACTIVATIONS = {
  identity: "identity",
  relu: "relu",
  leakyRelu: "leakyRelu",
  sigmoid: "sigmoid",
  tanh: "tanh",
} as const;
export type ActivationName = keyof typeof ACTIVATIONS;

export const LOSSES = {
  residualSumOfSquares: "Residual sum of squares",
  meanSquaredError: "Mean squared error",
  softmaxCrossEntropy: "Softmax cross entropy",
} as const;
export type LossName = keyof typeof LOSSES;

export const WEIGHTS = { ones: "Ones", normal: "Normal", uniform: "Uniform in [0, 1)" } as const;
export const BIASES = { zeros: "Zeros", ones: "Ones", normal: "Normal", uniform: "Uniform in [0, 1)" } as const;
export type StartName = keyof typeof WEIGHTS | keyof typeof BIASES;

/** How much can be drawn with every number legible. */
export const MOST_UNITS = 5;
export const MOST_LAYERS = 4;

export const RATES = [0.001, 10] as const;
/** As many as the tutorial takes. */
export const MOST_ITERATIONS = 1000;

export interface LayerSetting {
  readonly units: number;
  readonly activation: ActivationName;
}

export interface NetworkSetting {
  readonly inputs: number;
  readonly layers: readonly LayerSetting[];
}

/** What can be chosen in the By hand room. */
export interface ByHandSettings {
  readonly network: NetworkSetting;
  readonly loss: LossName;
  readonly weights: keyof typeof WEIGHTS;
  readonly biases: keyof typeof BIASES;
  readonly seed: number;
  readonly edits: Edits;
  /** The learning rate η of the update. */
  readonly rate: number;
  /** How many updates came before the operations shown. */
  readonly iterations: number;
  /** How many operations have been performed. */
  readonly step: number | "all";
}

/** Written `3-2relu-2relu-1identity`. */
const networkSetting: Setting<NetworkSetting> = {
  usual: {
    inputs: 3,
    layers: [
      { units: 2, activation: "relu" },
      { units: 2, activation: "relu" },
      { units: 1, activation: "identity" },
    ],
  },
  read(text) {
    const [first = "", ...rest] = text.split("-");
    const inputs = readUnits(first);
    const layers = rest.map((layer): LayerSetting | undefined => {
      const units = readUnits(layer.slice(0, 1));
      const activation = namesOf(ACTIVATIONS).find((name) => name === layer.slice(1));
      return units === undefined || activation === undefined ? undefined : { units, activation };
    });
    const known = layers.filter((layer) => layer !== undefined);
    const fits = known.length === layers.length && layers.length >= 1 && layers.length <= MOST_LAYERS;
    return inputs !== undefined && fits ? { inputs, layers: known } : undefined;
  },
  write: ({ inputs, layers }) => [inputs, ...layers.map(({ units, activation }) => `${units}${activation}`)].join("-"),
};

const readUnits = (text: string): number | undefined =>
  /^\d$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_UNITS ? Number(text) : undefined;

const namesOf = <T extends object>(named: T) => Object.keys(named) as (keyof T)[];

const stepSetting: Setting<number | "all"> = {
  usual: 0,
  read: (text) => (/^\d{1,3}$/.test(text) ? Number(text) : text === "all" ? text : undefined),
  write: String,
};

/** The room opens with the notebook's network, before the first operation. */
export const BY_HAND_SETTINGS: SettingsOf<ByHandSettings> = {
  network: networkSetting,
  loss: choiceSetting("residualSumOfSquares", namesOf(LOSSES)),
  weights: choiceSetting("ones", namesOf(WEIGHTS)),
  biases: choiceSetting("zeros", namesOf(BIASES)),
  seed: numberSetting(1, 0, LARGEST_SEED, true),
  edits: editsSetting,
  rate: numberSetting(0.01, ...RATES),
  iterations: numberSetting(0, 0, MOST_ITERATIONS, true),
  step: stepSetting,
};

/** Another network, with the edits that still have a place in it. */
export const withNetwork = (settings: ByHandSettings, network: NetworkSetting): ByHandSettings => {
  const sizes = ({ inputs, layers }: NetworkSetting) => [inputs, ...layers.map(({ units }) => units)];
  const [before, after] = [sizes(settings.network), sizes(network)];
  const sameLayer = (layer: number) => before[layer] === after[layer] && before[layer - 1] === after[layer - 1];
  const kept = (symbol: string): boolean => {
    if (symbol === "x") return before[0] === after[0];
    if (symbol === "t") return before.at(-1) === after.at(-1);
    return sameLayer(Number(symbol.slice(1)));
  };
  return { ...settings, network, edits: withoutEdits(settings.edits, (symbol) => !kept(symbol)) };
};

/** The settings with which the room opens, at a step. */
export const usualSettings = ({ step }: Pick<ByHandSettings, "step">): ByHandSettings => ({
  network: networkSetting.usual,
  loss: BY_HAND_SETTINGS.loss.usual,
  weights: BY_HAND_SETTINGS.weights.usual,
  biases: BY_HAND_SETTINGS.biases.usual,
  seed: BY_HAND_SETTINGS.seed.usual,
  edits: editsSetting.usual,
  rate: BY_HAND_SETTINGS.rate.usual,
  iterations: BY_HAND_SETTINGS.iterations.usual,
  step,
});

/** The tutorial's network and pair: 2-3-3-2, sigmoids, [0.2, 0.3] → [0.3, 0.67]. */
export const tutorialSettings = ({ step }: Pick<ByHandSettings, "step">): ByHandSettings => ({
  ...usualSettings({ step }),
  network: { inputs: 2, layers: [3, 3, 2].map((units) => ({ units, activation: "sigmoid" })) },
  weights: "uniform",
  biases: "uniform",
  edits: { "x.1": 0.2, "x.2": 0.3, "t.1": 0.3, "t.2": 0.67 },
});
