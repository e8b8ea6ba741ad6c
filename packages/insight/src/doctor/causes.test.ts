import { describe, expect, test } from "vitest";
import { type Changes, changed, list, ofClasses, ofNumbers, units, weight } from "../../test/figures.js";
import { diagnosesOf, type Figures } from "../index.js";
import { causes } from "./causes.js";

/** Figures of a training with one thing wrong, and others in which it is almost so. */
interface Case {
  /** Default: the figures of a training of classes. */
  readonly of?: Figures;
  readonly sick: Changes<Figures>;
  readonly almost: readonly Changes<Figures>[];
}

const trials = (losses: Readonly<Record<string, number>>) =>
  Object.entries(losses).map(([factor, loss]) => ({ factor: Number(factor), loss, isSteady: true }));
const feature = (deviation: number, mean = 0) => ({ mean, deviation, largest: Math.abs(mean) + 3 * deviation });
const flat = list(200, () => 1);
const deep = (first: number, { last = 0.1, between = 2 } = {}) => ({
  tensors: [
    weight("0.weight", { gradient: first }),
    ...list(between, (i) => weight(`${2 * i + 2}.weight`)),
    weight("8.weight", { gradient: last }),
  ],
});
const origin = { step: 7, place: "sequential › 0 linear", tensor: "output", value: Number.NaN, index: 0 };
const ofEpochs = (validation: (i: number) => number, training = (i: number) => 1.1 * 0.6 ** i) =>
  list(10, (i) => ({ epoch: i + 1, training: training(i), validation: validation(i) }));

const cases: Readonly<Record<string, Case>> = {
  "unscaled inputs": {
    sick: { data: { features: [feature(1), feature(12)] } },
    almost: [{ data: { features: [feature(1), feature(9)] } }, { data: { features: [feature(0.5), feature(0.006)] } }],
  },
  "unscaled targets": {
    of: ofNumbers,
    sick: { data: { targets: [feature(1, 6)] } },
    almost: [
      { data: { targets: [feature(1, 4)] } },
      { data: { targets: [feature(9)] } },
      { data: { targets: [feature(0, 6)] } },
    ],
  },
  "leaking feature": {
    // The last two are one column.
    sick: { data: { explains: [0.1, 0.3, 0.98, 0.98], oneHotFrom: [0, 1, 2, 2] } },
    almost: [
      { data: { explains: [0.1, 0.96, 0.3, 0.1] } },
      { data: { explains: [0.85, 0.98, 0.3, 0.1] } },
      { data: { explains: [0.1, 0.3, 0.98, 0.98] } },
    ],
  },
  "unbalanced classes": {
    sick: { data: { classShares: [0.05, 0.5, 0.45] }, held: { rightOfClass: [0.3, 1, 0.95] } },
    almost: [
      { data: { classShares: [0.07, 0.5, 0.43] }, held: { rightOfClass: [0.3, 1, 0.95] } },
      { data: { classShares: [0.05, 0.5, 0.45] }, held: { rightOfClass: [0.8, 1, 0.95] } },
    ],
  },
  "softmax twice": {
    sick: { outputs: { least: 0.01, largest: 0.97, sumError: 1e-7 } },
    almost: [{ outputs: { least: 0.01, largest: 0.97, sumError: 0.01 } }, { outputs: { least: -0.1, sumError: 1e-7 } }],
  },
  "sigmoid before softmax": {
    sick: { setup: { layers: ["linear", "relu", "linear", "sigmoid"] } },
    almost: [{ setup: { layers: ["linear", "sigmoid", "linear"] } }],
  },
  "bounded output": {
    of: ofNumbers,
    sick: { setup: { layers: ["linear", "tanh", "linear", "tanh"] }, data: { targets: [feature(1.2)] } },
    almost: [{ setup: { layers: ["linear", "tanh"] }, data: { targets: [{ mean: 0, deviation: 0.5, largest: 1 }] } }],
  },
  "squared error on classes": {
    of: ofNumbers,
    sick: { data: { isOneHot: true, targets: [feature(0.4, 0.3), feature(0.4, 0.3)] } },
    almost: [{ setup: { loss: "huber" }, data: { isOneHot: true } }],
  },
  "symmetric weights": {
    sick: { start: { tensors: [weight("0.weight", { isSymmetric: true }), weight("2.weight")] } },
    almost: [{ start: { tensors: [weight("0.weight"), weight("2.weight", { isSymmetric: true })] } }],
  },
  "bad initial scale": {
    sick: { start: { tensors: [weight("0.weight", { value: 0.9 }), weight("2.weight")] } },
    almost: [
      { start: { tensors: [weight("0.weight", { value: 0.85 }), weight("2.weight")] } },
      { start: { tensors: [weight("0.weight", { value: 0.026 }), weight("2.weight", { value: 0.001 })] } },
    ],
  },
  "vanishing gradients": {
    sick: { start: deep(9e-4) },
    almost: [{ start: deep(1.1e-3) }, { start: deep(0, { last: 0 }) }, { start: deep(1.1e-4, { between: 1 }) }],
  },
  "exploding gradients": { sick: { start: deep(11) }, almost: [{ start: deep(9) }, { start: { gradientNorm: 2000 } }] },
  "dead units": {
    sick: { lossAfter: 0.5, last: { activations: [units("relu", { dead: 0.6 })] } },
    almost: [
      { lossAfter: 0.5, last: { activations: [units("relu", { dead: 0.45 })] } },
      { last: { activations: [units("relu", { dead: 0.6 })] } },
      { lossAfter: 0.5, last: { activations: [units("elu", { dead: 0.6 })] } },
    ],
  },
  "saturated units": {
    sick: { lossAfter: 0.5, last: { activations: [units("tanh", { saturated: 0.6 })] } },
    almost: [
      { lossAfter: 0.5, last: { activations: [units("tanh", { saturated: 0.45 })] } },
      { last: { activations: [units("tanh", { saturated: 0.6 })] } },
    ],
  },
  "not finite": { sick: { failure: origin }, almost: [{ failure: undefined }] },
  "rate too high": {
    sick: { lossAfter: 0.8, trialsFromStart: trials({ 1: 0.9, 0.1: 0.3 }) },
    almost: [
      { lossAfter: 0.25, trialsFromStart: trials({ 1: 0.9, 0.1: 0.3 }) },
      { lossAfter: 0.8, trialsFromStart: trials({ 1: 0.32, 0.1: 0.3 }) },
    ],
  },
  "rate too low": {
    sick: { lossAfter: 0.9, trialsFromStart: trials({ 10: 0.5, 1: 1 }) },
    almost: [
      { lossAfter: 0.9, trialsFromStart: trials({ 10: 0.7, 1: 1 }) },
      { lossAfter: 0.2, trialsFromStart: trials({ 10: 0.1, 1: 1 }) },
      { lossAfter: 0.9, trialsFromStart: trials({ 10: 0.5, 1: 1 }), losses: list(59, () => 1) },
    ],
  },
  plateau: {
    sick: { lossAfter: 0.9, losses: flat },
    almost: [
      { lossAfter: 0.6, losses: flat },
      { lossAfter: 0.9, losses: list(200, (i) => 1.3 - i / 500) },
    ],
  },
  "batchNorm with small batches": {
    sick: { setup: { layers: ["linear", "batchNorm", "relu", "linear"], batchSize: 4 } },
    almost: [
      { setup: { layers: ["linear", "batchNorm", "relu", "linear"], batchSize: 5 } },
      { setup: { layers: ["linear", "layerNorm", "relu", "linear"], batchSize: 2 } },
    ],
  },
  "noisy batches": {
    sick: { setup: { batchSize: 2 }, noise: { steps: 512, factor: 0.1, hovers: 0.15, settles: 0.1 } },
    almost: [
      { noise: { steps: 512, factor: 0.1, hovers: 0.12, settles: 0.1 } },
      { noise: { steps: 512, factor: 0.1, hovers: 0.5, settles: 0.45 } },
      // The noise scale alone does not say it.
      { setup: { batchSize: 2 }, noiseScale: Number.POSITIVE_INFINITY },
    ],
  },
  "clipped most of the time": {
    sick: {
      lossAfter: 0.5,
      setup: { optimizer: { type: "chain", transformations: [{ type: "clipByNorm", settings: { limit: 0.04 } }] } },
    },
    almost: [
      {
        lossAfter: 0.5,
        setup: { optimizer: { type: "chain", transformations: [{ type: "clipByNorm", settings: { limit: 0.06 } }] } },
      },
      { setup: { optimizer: { type: "clipByNorm", settings: { limit: 0.04 } } } },
    ],
  },
  "weight decay too strong": {
    sick: { lossAfter: 0.5, penalty: 0.3, setup: { hasPenalty: true } },
    almost: [
      { lossAfter: 0.5, penalty: 0.2, setup: { hasPenalty: true } },
      { lossAfter: 0.2, penalty: 0.15, setup: { hasPenalty: true } },
    ],
  },
  "stopped too early": {
    sick: { setup: { patience: 1 }, end: "early-stopping" },
    almost: [
      { setup: { patience: 5 }, end: "early-stopping" },
      { setup: { patience: 1 }, end: "epochs" },
      {
        setup: { patience: 1 },
        end: "early-stopping",
        epochs: ofEpochs(
          () => 0.4,
          () => 0.3,
        ),
      },
    ],
  },
  overfitting: {
    sick: { epochs: ofEpochs((i) => (i < 5 ? 0.4 : 0.6)) },
    almost: [
      { epochs: ofEpochs((i) => (i < 5 ? 0.4 : 0.43)) },
      { epochs: ofEpochs((i) => (i < 5 ? 0.04 : 0.06)) },
      {
        epochs: ofEpochs(
          (i) => (i < 5 ? 0.4 : 0.6),
          () => 0.45,
        ),
      },
      { epochs: ofEpochs((i) => (i < 5 ? 0.4 : 0.6)), end: "early-stopping" },
    ],
  },
  underfitting: {
    sick: { outputs: { right: 0.8 } },
    almost: [{ outputs: { right: 0.88 } }, { outputs: { right: 0.8 }, trialsFromEnd: trials({ 10: 0.07, 1: 0.1 }) }],
  },
};

const namesOf = (figures: Partial<Figures>): readonly string[] => diagnosesOf(figures).map(({ cause }) => cause);

test("figures of healthy trainings name nothing", () => {
  expect([namesOf(ofClasses), namesOf(ofNumbers), namesOf({})]).toEqual([[], [], []]);
});

test("each cause has a case", () => {
  // Outputs that are bounded have two names.
  expect(Object.keys(cases)).toHaveLength(causes.length + 1);
});

describe.each(Object.entries(cases))("%s", (name, { of = ofClasses, sick, almost }) => {
  test("is named first or second, in a sentence with its numbers", () => {
    const diagnoses = diagnosesOf(changed(of, sick)).slice(0, 2);
    const found = diagnoses.find(({ cause }) => cause === name);
    expect(found?.evidence, diagnoses.map(({ cause }) => cause).join()).toMatch(/^[A-Z0-9].*\d.*\.$/s);
    expect(Object.values(found!.numbers)).not.toContain(undefined);
  });

  test.each(almost.map((changes) => [JSON.stringify(changes).slice(0, 100), changes] as const))(
    "not with %s",
    (_, changes) => {
      expect(namesOf(changed(of, changes))).not.toContain(name);
    },
  );
});

test("what is not measured is not named, and what is says enough", () => {
  const { start, between, lossBefore } = ofClasses;
  const last = { ...ofClasses.last, activations: [units("sigmoid", { saturated: 1 })] };
  const [found, ...others] = diagnosesOf({ start, between, last, lossBefore, lossAfter: 1, losses: flat });
  expect([found?.cause, ...others.map(({ cause }) => cause)]).toEqual(["saturated units", "plateau"]);
  // Without the setup, nobody knows what to change of it.
  expect(found?.treatment).toBeUndefined();
  expect(found?.evidence).toBe(
    "100 % of the answers of 1 sigmoid lie within 2 % of a limit from step 300 on; its weighted sums have the size 1.",
  );
});

test("outputs that are all the same are not said to lie in a range", () => {
  const silent = { setup: { layers: ["linear", "relu"] }, outputs: { least: 0, largest: 0 } };
  const evidence = diagnosesOf(changed(ofNumbers, silent)).map((diagnosis) => diagnosis.evidence);
  expect(evidence.join("\n")).toMatch(/^The model ends in relu, whose outputs are all 0, but the targets are /m);
});

test("what a rate that is too high explains is no cause beside it", () => {
  const diverged = { lossAfter: 0.8, trialsFromStart: trials({ 1: 0.9, 0.1: 0.3 }) };
  const rising = { epochs: ofEpochs((i) => (i < 5 ? 0.4 : 6e9)) };
  const dying = { last: { activations: [units("relu", { dead: 0.6 })] } };
  expect(namesOf(changed(ofClasses, rising))).toEqual(["overfitting"]);
  const [rate, dead, ...others] = diagnosesOf(changed(ofClasses, { ...diverged, ...rising, ...dying }));
  expect([rate?.cause, dead?.cause, ...others]).toEqual(["rate too high", "dead units"]);
  expect(dead?.evidence).toMatch(/ from step 300 on\. It probably follows from the rate\.$/);
  const allDying = { last: { activations: [units("relu", { dead: 1 })] } };
  expect(namesOf(changed(ofClasses, { ...diverged, ...rising, ...allDying }))).toEqual(["rate too high", "dead units"]);
  const fromStart = { start: { activations: [units("relu", { dead: 0.6 })] } };
  const [, born] = diagnosesOf(changed(ofClasses, { ...diverged, ...dying, ...fromStart }));
  expect(born?.evidence).toMatch(/ from the start\.$/);
});

test("figures that lack what a cause looks at are refused by their names", () => {
  for (const name of Object.keys(ofClasses)) {
    for (const value of [{}, null, [{}]]) {
      try {
        diagnosesOf({ ...ofClasses, [name]: value });
      } catch (error) {
        expect(String(error)).toContain(`diagnosesOf(figures.${name}) expects`);
      }
    }
  }
  const { data, setup, held, trialsFromStart } = ofClasses;
  for (const [name, value] of Object.entries({ data, setup, held, trialsFromStart })) {
    expect(() => diagnosesOf({ [name]: {} }), name).toThrow(`diagnosesOf(figures.${name}) expects`);
    expect(diagnosesOf({ [name]: value })).toEqual([]);
  }
});
