import type { Reading } from "./digits-picture.js";

/** From here on an answer looks as if there were no doubt. */
const SURE = 0.999;

/** Whether a drawing got a sure answer. Only of test images is it known what they are. */
export const isSureOfDrawing = (reading: Pick<Reading, "truth" | "probabilities"> | undefined): boolean =>
  reading !== undefined && reading.truth === undefined && Math.max(...reading.probabilities) > SURE;
