import type { Diagnosis } from "../diagnosis.js";
import type { Figures } from "../figures/figures.js";

/** Looks for one cause in the figures of a training: undefined where they do not say so. */
export type Cause = (figures: Figures) => Diagnosis | undefined;

/** What is left of the loss of one answer for all, or of the first loss where that is not known: 0 is all learned, 1 nothing. */
export const lossLeft = ({ data: { constantLoss }, lossAfter, lossBefore }: Figures): number =>
  lossAfter / (constantLoss === undefined || constantLoss === 0 ? lossBefore : constantLoss);
