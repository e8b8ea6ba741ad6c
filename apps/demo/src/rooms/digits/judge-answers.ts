import { log } from "@gd/tensor";

const CLASSES = 10;

/** An image that was answered wrong. */
export interface WrongAnswer {
  /** Its place among the images, counted from 0. */
  readonly place: number;
  readonly truth: number;
  readonly answer: number;
  /** Of the answer, which it was given. */
  readonly probability: number;
}

/** How good answers are. */
export interface Judgement {
  /** The share of images that are answered right. */
  readonly accuracy: number;
  /** Mean cross entropy. */
  readonly loss: number;
  readonly images: number;
  /** How often each digit was answered by which: row by row, a row for each digit. */
  readonly confusion: Uint32Array;
  /** Those that were most sure of it, first. */
  readonly wrong: readonly WrongAnswer[];
}

/** The place of the largest value, the first of equals. */
export const largestPlace = (values: ArrayLike<number>): number => {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
};

/**
 * Judges the probabilities of each digit, an image after the other, and keeps the most wrong. Where they are NaN there is
 * no answer: it is not right, and not in the matrix.
 */
export const judgeAnswers = (probabilities: ArrayLike<number>, labels: Uint8Array, most: number): Judgement => {
  const confusion = new Uint32Array(CLASSES * CLASSES);
  const wrong: WrongAnswer[] = [];
  let right = 0;
  let loss = 0;
  const row = new Float32Array(CLASSES);
  labels.forEach((truth, place) => {
    for (let j = 0; j < CLASSES; j++) row[j] = probabilities[place * CLASSES + j]!;
    if (row.some(Number.isNaN)) {
      loss = Number.NaN;
      return;
    }
    const answer = largestPlace(row);
    confusion[truth * CLASSES + answer]!++;
    // A probability that was rounded to 0 counts as the least that float32 can tell from it.
    loss -= log(Math.max(row[truth]!, 1e-38));
    if (answer === truth) right++;
    else wrong.push({ place, truth, answer, probability: row[answer]! });
  });
  wrong.sort((one, other) => other.probability - one.probability || one.place - other.place);
  const images = labels.length;
  return { accuracy: right / images, loss: loss / images, images, confusion, wrong: wrong.slice(0, most) };
};
