import type { SynchronousInterpreter } from "@gd/tensor";
import { NotFiniteError, weightsHash } from "@gd/train/core";
import { averagedCurve, type Curve, type KeptCurve } from "./averaged-curve.js";
import type { DigitImages } from "./digit-images.js";
import type { Judged, Progress } from "./digits-picture.js";
import { MOST_EPOCHS, type TrainingChoices, trainingChoices } from "./digits-settings.js";
import { judgeReader } from "./judge-reader.js";
import { type DigitReader, trainDigits } from "./train-digits.js";

/** How often in an epoch the test images are answered. */
const JUDGED_PER_EPOCH = 4;
const MOST_POINTS = 400;

/** A training as plain data: it goes on to the bits of one that was never interrupted. */
export interface KeptRun {
  readonly choices: TrainingChoices;
  readonly checkpoint: Uint8Array;
  readonly progress: Progress;
  readonly seconds: number;
  readonly losses: KeptCurve;
  readonly testLosses: Curve;
  readonly accuracies: Curve;
}

/** A training under way, with its curves. */
export interface DigitRun extends DigitReader {
  readonly choices: TrainingChoices;
  readonly images: DigitImages;
  readonly progress: Progress;
  /** Whether it has ended because a number was not finite. */
  readonly diverged: boolean;
  /** How it answers the test images, as of a moment ago. */
  readonly judged: Judged;
  readonly losses: { readonly training: Curve; readonly test: Curve };
  readonly accuracies: Curve;
  /**
   * Learns from a batch. Returns whether there are more of them in this number of epochs.
   *
   * Throws  an Error with a sentence when a number is not finite
   */
  advance(epochs: number): Promise<boolean>;
  keep(): KeptRun;
}

/** Begins a training, or goes on with one that was kept. */
export const digitRun = (
  choices: TrainingChoices,
  images: DigitImages,
  interpreter: SynchronousInterpreter,
  kept?: KeptRun,
): DigitRun => {
  const longest = { ...choices, epochs: MOST_EPOCHS };
  const training = trainDigits(longest, images.training, interpreter, kept?.checkpoint);
  const size = images.training.labels.length;
  const losses = averagedCurve(MOST_POINTS, kept?.losses);
  const testLosses = growing(kept?.testLosses);
  const accuracies = growing(kept?.accuracies);
  let progress: Progress = kept?.progress ?? { epoch: 0, seen: 0, steps: 0, loss: Number.NaN, imagesPerSecond: 0 };
  let seconds = kept?.seconds ?? 0;
  let diverged = false;
  const epochsNow = (): number => progress.epoch + progress.seen / size;

  let judged = judgeReader(training, images.test);
  const takeStock = (): void => {
    judged = judgeReader(training, images.test);
    note();
  };
  const note = (): void => {
    if (Number.isFinite(judged.loss)) testLosses.add(epochsNow(), judged.loss);
    accuracies.add(epochsNow(), judged.accuracy);
  };
  if (kept === undefined) note();

  const advance = async (epochs: number): Promise<boolean> => {
    if (progress.epoch >= epochs) return false;
    const start = performance.now();
    const { value: event, done } = await training.events.next();
    if (done || event.type === "end") return false;
    if (event.type === "epoch") {
      const hash = weightsHash(training.parameters());
      progress = { ...progress, epoch: event.epoch, seen: 0, epochSeconds: event.seconds, hash };
      takeStock();
      return event.epoch < epochs;
    }
    seconds += (performance.now() - start) / 1000;
    const before = progress.seen;
    const seen = Math.min(size, before + choices.batch);
    const imagesPerSecond = ((event.epoch - 1) * size + seen) / seconds;
    progress = { ...progress, seen, steps: progress.steps + 1, loss: event.loss, imagesPerSecond };
    losses.add(epochsNow(), event.loss);
    const quarter = (images: number) => Math.floor((images / size) * JUDGED_PER_EPOCH);
    if (seen < size && quarter(seen) > quarter(before)) takeStock();
    // The last batch of an epoch also takes the event of its end.
    return seen < size ? true : advance(epochs);
  };

  return {
    name: training.name,
    parameters: training.parameters,
    probabilities: training.probabilities,
    choices,
    images,
    get progress() {
      return progress;
    },
    get diverged() {
      return diverged;
    },
    get judged() {
      return judged;
    },
    get losses() {
      return { training: losses.read(), test: testLosses.read() };
    },
    get accuracies() {
      return accuracies.read();
    },
    async advance(epochs) {
      try {
        return await advance(epochs);
      } catch (error) {
        if (!(error instanceof NotFiniteError)) throw error;
        diverged = true;
        takeStock();
        throw new Error(`The training has diverged. At ${error.message}`);
      }
    },
    keep: () => ({
      choices: trainingChoices(choices),
      checkpoint: training.save(),
      progress,
      seconds,
      losses: losses.keep(),
      testLosses: testLosses.read(),
      accuracies: accuracies.read(),
    }),
  };
};

/** A curve to which points are added. */
const growing = ({ x, y }: Curve = { x: [], y: [] }) => {
  const points = { x: [...x], y: [...y] };
  return {
    add(atX: number, value: number): void {
      points.x.push(atX);
      points.y.push(value);
    },
    read: (): Curve => ({ x: [...points.x], y: [...points.y] }),
  };
};
