import type { Examination, Figures } from "../src/index.js";

/** Some members in place of others, at any depth; lists as a whole. */
export type Changes<T> = {
  readonly [Name in keyof T]?: T[Name] extends readonly unknown[]
    ? T[Name]
    : T[Name] extends object | undefined
      ? Changes<T[Name]>
      : T[Name];
};

const isParts = (value: unknown): value is object => Object.prototype.toString.call(value) === "[object Object]";

/** A copy with changes. */
export const changed = <T extends object>(whole: T, changes: Changes<T>): T => {
  const entries = Object.entries(changes).map(([name, change]) => {
    const before: unknown = Reflect.get(whole, name);
    return [name, isParts(before) && isParts(change) ? changed(before, change) : change];
  });
  return { ...whole, ...Object.fromEntries(entries) };
};

/** A layer's weights. */
export const weight = (path: string, changes: Changes<Examination["tensors"][number]> = {}) => ({
  ...{ path, fanIn: 16, rank: 2, value: 0.25, gradient: 0.1, isSymmetric: false },
  ...changes,
});

/** The units of an activation. */
export const units = (type: string, changes: Changes<Examination["activations"][number]> = {}) => ({
  ...{ name: `1 ${type}`, type, units: 16, dead: 0.05, saturated: 0, weightedSums: 1 },
  ...changes,
});

/** So many numbers, each from its place. */
export const list = <T>(count: number, of: (place: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, place) => of(place));

const moments = { mean: 0, deviation: 1, largest: 3 };
const examination: Examination = {
  step: 0,
  loss: 1.2,
  gradientNorm: 1,
  activations: [units("relu")],
  tensors: [weight("0.weight", { fanIn: 4, value: 0.5 }), weight("2.weight")],
};
const outputs = {
  least: -4,
  largest: 5,
  sumError: 6,
  right: 0.97,
  rightOfClass: [0.97, 0.97, 0.97],
  unexplained: undefined,
};

/** The figures of a training of three classes in which nothing is wrong. */
export const ofClasses: Figures = {
  setup: {
    task: "classes",
    loss: "softmaxCrossEntropy",
    layers: ["linear", "relu", "linear"],
    isDescribed: true,
    optimizer: { type: "adam", settings: { learningRate: 0.01 } },
    rate: 0.01,
    batchSize: 32,
    examples: 500,
    patience: undefined,
    hasPenalty: false,
    hasValidation: true,
  },
  data: {
    features: list(4, () => moments),
    targets: [],
    isOneHot: false,
    classShares: [0.34, 0.33, 0.33],
    explains: [0.3, 0.2, 0.1, 0.1],
    oneHotFrom: [0, 1, 2, 3],
    constantLoss: 1.1,
    neighboursLeave: 0.05,
  },
  start: examination,
  last: { ...examination, step: 300, loss: 0.1, gradientNorm: 0.1 },
  between: [],
  outputs,
  held: { ...outputs, right: 0.95 },
  stepsPerLoss: 1,
  losses: list(300, (step) => 1.2 * 0.99 ** step),
  epochs: list(10, (i) => ({ epoch: i + 1, training: 1.1 * 0.75 ** i, validation: 1.1 * 0.8 ** i })),
  lossBefore: 1.2,
  lossAfter: 0.1,
  penalty: 0,
  failure: undefined,
  end: "epochs",
  trialsFromStart: [100, 10, 1, 0.1, 0.01].map((factor) => ({
    factor,
    loss: factor === 1 ? 0.4 : 0.9,
    isSteady: true,
  })),
  trialsFromEnd: [100, 10, 1, 0.1, 0.01].map((factor) => ({ factor, loss: factor === 1 ? 0.09 : 0.1, isSteady: true })),
  sharpness: 5,
  noiseScale: 40,
};

/** The same of a training of one number. */
export const ofNumbers: Figures = changed(ofClasses, {
  setup: { task: "numbers", loss: "meanSquaredError" },
  data: { targets: [moments], classShares: [], constantLoss: 1 },
  outputs: { right: undefined, rightOfClass: [], unexplained: 0.1 },
  held: { right: undefined, rightOfClass: [], unexplained: 0.12 },
});
