import type { LabelledImages } from "@gd/data";
import { largestIndex, Network } from "@gd/experiments";
import type { SynchronousInterpreter } from "@gd/tensor";
import { NotFiniteError } from "@gd/train/core";
import type { Simulation } from "../../../worker/simulation.js";
import type { Curve } from "../averaged-curve.js";
import type { DigitSources } from "../digits-simulation.js";

/** What can be chosen for the tutorial's network. */
export interface TutorialDigitsSettings {
  readonly rate: number;
  readonly seed: number;
}

/** How far the tutorial's network has come. */
export interface TutorialDigitsPicture {
  readonly seen: number;
  /** The squared error of the last image, before its step; undefined at the start. */
  readonly error: number | undefined;
  /** The share of the test images tried that it answers right. */
  readonly accuracy: number;
  /** Its most frequent answer to them, and the share that gets it. */
  readonly commonest: { readonly digit: number; readonly share: number };
  /** The accuracy over images seen. */
  readonly curve: Curve;
  readonly diverged: boolean;
  /** The share that the packed model answers right, of all test images. */
  readonly today: number;
}

export const TUTORIAL_LAYERS = [784, 30, 10] as const;
/** As many as MNIST has: the packed ones six times over. */
export const MOST_IMAGES = 60_000;
/** How many images are learned in a step, and between two judgements. */
const IMAGES_PER_STEP = 50;
const IMAGES_PER_JUDGEMENT = 1000;
/** How many test images are tried. */
const TRIED = 500;

/** The tutorial's own network by its own rule: one image at a time, squared error, sigmoid(0.01 z), weights in [0, 1). */
export const tutorialDigitsSimulation = (
  interpreter: SynchronousInterpreter,
  sources: Pick<DigitSources, "model" | "test" | "training">,
): Simulation<TutorialDigitsSettings, TutorialDigitsPicture> => {
  const loaded = Promise.all([sources.training(), sources.test(), sources.model()]);
  // Whoever awaits them learns what is wrong, but nobody may be waiting yet.
  loaded.catch(() => {});
  let settings: TutorialDigitsSettings = { rate: 0.01, seed: 0 };
  let run: ReturnType<typeof begin> | undefined;

  const begin = () => {
    const { rate, seed } = settings;
    return {
      network: new Network(TUTORIAL_LAYERS, { interpreter, seed, learningRate: rate }),
      seen: 0,
      error: undefined as number | undefined,
      diverged: false,
      judged: [] as { readonly seen: number; readonly accuracy: number; readonly commonest: Commonest }[],
    };
  };
  const judge = (of: NonNullable<typeof run>, test: LabelledImages): void => {
    const answers = Array.from({ length: Math.min(TRIED, test.labels.length) }, (_, i) =>
      largestIndex(of.network.predict(pixelsOf(test, i))),
    );
    const right = answers.filter((answer, i) => answer === test.labels[i]).length;
    of.judged.push({ seen: of.seen, accuracy: right / answers.length, commonest: commonestOf(answers) });
  };

  return {
    configure(changed) {
      if (changed.rate !== settings.rate || changed.seed !== settings.seed) run = undefined;
      settings = changed;
    },
    reset() {
      run = undefined;
    },
    async step() {
      const [training, test] = await loaded;
      run ??= begin();
      const at = run;
      if (at.diverged || at.seen >= MOST_IMAGES) return false;
      if (at.judged.length === 0) judge(at, test);
      for (let i = 0; i < IMAGES_PER_STEP; i++) {
        const place = at.seen % training.labels.length;
        try {
          at.error = at.network.train(pixelsOf(training, place), targetOf(training.labels[place]!));
        } catch (error) {
          if (!(error instanceof NotFiniteError)) throw error;
          at.diverged = true;
          return false;
        }
        at.seen++;
      }
      if (at.seen % IMAGES_PER_JUDGEMENT === 0) judge(at, test);
      return at.seen < MOST_IMAGES;
    },
    async picture() {
      const [, test, { model }] = await loaded;
      run ??= begin();
      if (run.judged.length === 0) judge(run, test);
      const { seen, error, diverged, judged } = run;
      const { accuracy, commonest } = judged.at(-1)!;
      return {
        seen,
        error,
        accuracy,
        commonest,
        curve: { x: judged.map(({ seen }) => seen), y: judged.map(({ accuracy }) => accuracy) },
        diverged,
        today: model.accuracy,
      };
    },
  };
};

type Commonest = TutorialDigitsPicture["commonest"];

const commonestOf = (answers: readonly number[]): Commonest => {
  const counts = Array.from({ length: 10 }, (_, digit) => answers.filter((answer) => answer === digit).length);
  const digit = largestIndex(counts);
  return { digit, share: counts[digit]! / answers.length };
};

const pixelsOf = (images: LabelledImages, place: number): Float64Array =>
  Float64Array.from(images.images.data.subarray(place * 784, (place + 1) * 784), (ink) => ink / 255);

const targetOf = (label: number): Float64Array =>
  Float64Array.from({ length: 10 }, (_, digit) => (digit === label ? 1 : 0));
