import { breathe } from "./breathe.js";
import type { ExperimentEvent } from "./experiment.js";

/** A network trained on the digits, as JSON has it. */
export interface DigitRun {
  readonly model: string;
  /** Share of the test images that are answered right. */
  readonly testAccuracy: number;
  /** How often each training image was seen; a fraction where the run ended before. */
  readonly epochs: number;
  readonly secondsPerEpoch: number;
  readonly parameters: number;
  /** `weightsHash` of the weights at the end. */
  readonly weightsHash: string;
}

/** A finished run. */
export interface AnsweredRun {
  readonly run: DigitRun;
  /** The answer to each test image. */
  readonly answers: Uint8Array;
  /** Images seen, and the accuracy on some training images then. */
  readonly curve: readonly (readonly [seen: number, accuracy: number])[];
}

/** A run that tells how it goes. */
export type DigitRunning = AsyncGenerator<ExperimentEvent, AnsweredRun>;

/** How many images are asked for at once. */
const BATCH = 100;

/** Asks for the answers to all test images, some places at a time, and tells how far it is. */
export async function* answerTest(
  stage: string,
  total: number,
  answer: (places: readonly number[]) => readonly number[],
): AsyncGenerator<ExperimentEvent, Uint8Array> {
  const answers = new Uint8Array(total);
  for (let start = 0; start < total; start += BATCH) {
    const places = range(start, Math.min(start + BATCH, total));
    answers.set(answer(places), start);
    if (await breathe()) yield { type: "progress", stage, done: start + places.length, total, unit: "images" };
  }
  return answers;
}

/** How many training images the accuracy on the way is measured on. */
export const SAMPLE = 500;

/** The whole numbers from start to end − 1. */
export const range = (start: number, end: number): readonly number[] =>
  Array.from({ length: end - start }, (_, i) => start + i);

/** The place of the largest value: the digit that is answered. */
export const largestIndex = (values: ArrayLike<number>): number => {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
};

/** The share of the numbers from 0 to count − 1 for which something holds. */
export const share = (count: number, holds: (i: number) => boolean): number => {
  let held = 0;
  for (let i = 0; i < count; i++) if (holds(i)) held++;
  return held / count;
};
