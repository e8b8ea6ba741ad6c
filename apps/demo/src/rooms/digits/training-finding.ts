import type { DigitsPicture } from "./digits-picture.js";
import { showLoss, showPercent } from "./show-numbers.js";

/** What a guess among ten digits costs: ln 10. */
const GUESS = Math.LN10;
/** A loss so much above that of a guess says that steps were too long. */
const BURST = 1.5;
/** So many steps are given before anything is said. */
const PATIENCE = 60;
/** The share of images with one answer from which on it is the only one. */
const ONE_ANSWER = 0.9;
/** An accuracy below this is hardly better than a guess. */
const HARDLY = 0.2;

/** What keeps a training from learning, in a sentence; undefined if nothing does. */
export const trainingFinding = (
  { progress, judged, losses }: Pick<DigitsPicture, "progress" | "judged" | "losses">,
  rate: number,
): string | undefined => {
  if (progress === undefined || judged === undefined || progress.steps < PATIENCE) return undefined;
  if (judged.accuracy >= HARDLY) return undefined;
  const answers = Array.from({ length: 10 }, (_, answer) => countOf(judged.confusion, answer));
  const most = Math.max(...answers);
  const share = most / judged.images;
  const seen =
    share >= ONE_ANSWER
      ? `It reads ${share === 1 ? "every test image" : `${showPercent(share)} of the test images`} as ${answers.indexOf(most)}.`
      : `It reads ${showPercent(judged.accuracy)} of the test images right, hardly more than a guess.`;
  const highest = Math.max(...losses.training.y.filter(Number.isFinite));
  return highest > BURST * GUESS
    ? `${seen} The learning rate of ${rate} is too high: the loss, ${showLoss(GUESS)} for a guess, shot up to ${showLoss(highest)}, and the weights went where its gradient no longer leads back. Lower the rate.`
    : `${seen} The loss is ${showLoss(progress.loss)}, where a guess costs ${showLoss(GUESS)}: it has learned next to nothing. Raise the learning rate, or give it more epochs.`;
};

const countOf = (confusion: Uint32Array, answer: number): number =>
  Array.from({ length: 10 }, (_, digit) => confusion[digit * 10 + answer]!).reduce((sum, count) => sum + count);
