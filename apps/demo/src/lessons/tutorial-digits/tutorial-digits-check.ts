import type { TutorialDigitsPicture } from "../../rooms/digits/tutorial/tutorial-digits-simulation.js";

/** Whether the tutorial's network reads more than half of the digits, which no untrained network does. */
export const readsHalf = ({ seen, accuracy }: Pick<TutorialDigitsPicture, "seen" | "accuracy">): boolean =>
  seen > 0 && accuracy > 0.5;
