import { largestIndex } from "@gd/experiments";
import { log } from "@gd/tensor";

const CLASSES = 10;

/** An image that was answered wrong. */
export interface WrongAnswer {
  /** Its place among the images, counted from 0. */
  readonly place: number;
  readonly truth: number;
  readonly answer: number;
  /** The probability of the wrong answer. */
  readonly probability: number;
}

/** How good answers are. */
export interface Judgement {
  /** The share of images answered right. */
  readonly accuracy: number;
  /** Mean cross entropy. */
  readonly loss: number;
  readonly images: number;
  /** How often each digit got each answer: row by row, a row for each digit. */
  readonly confusion: Uint32Array;
  /** The most confident ones first. */
  readonly wrong: readonly WrongAnswer[];
}

/**
 * Judges the probabilities of each digit, image by image, and keeps the most confident wrong answers, up to `most`. Where
 * they are NaN there is no answer: it is not right, and not in the matrix.
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
    const answer = largestIndex(row);
    confusion[truth * CLASSES + answer]!++;
    // A probability that was rounded to 0 counts as about the smallest number of float32.
    loss -= log(Math.max(row[truth]!, 1e-38));
    if (answer === truth) right++;
    else wrong.push({ place, truth, answer, probability: row[answer]! });
  });
  wrong.sort((one, other) => other.probability - one.probability || one.place - other.place);
  const images = labels.length;
  return { accuracy: right / images, loss: loss / images, images, confusion, wrong: wrong.slice(0, most) };
};
