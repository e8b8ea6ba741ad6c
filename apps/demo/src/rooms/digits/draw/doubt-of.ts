import { largestIndex } from "@gd/experiments";
import type { Reading } from "../digits-picture.js";

/**
 * A drawing less like every test image than this is probably no digit: so are a stroke, a cross and a square, one in ten images
 * of MNIST, and none of the thirty digits that the tests draw. A dense scribble may be more alike.
 */
const ALIKE = 0.75;
/** An answer that is surer than this seems to leave no doubt. */
const SURE = 0.9;

/** What a sure answer does not say: whether the drawing is a digit at all. */
export const doubtOf = ({
  probabilities,
  likeness,
}: Pick<Reading, "probabilities" | "likeness">): string | undefined => {
  if (likeness === undefined || likeness >= ALIKE || probabilities.some(Number.isNaN)) return undefined;
  const nearest = `This looks little like any of the test digits: the nearest one is ${Math.round(100 * likeness)} % alike.`;
  return probabilities[largestIndex(probabilities)]! >= SURE
    ? `${nearest} Softmax cannot say “none of these”: its ten shares always add up to 100 %, so even a scribble gets a confident answer.`
    : nearest;
};
