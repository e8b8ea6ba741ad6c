import type { Diagnosis } from "../diagnosis.js";
import type { Figures } from "../figures/figures.js";

/** Looks for one cause in the figures of a training: undefined where they do not say so, or are not there. */
export type Cause = (figures: Partial<Figures>) => Diagnosis | undefined;

/** Figures of which some are there for certain. */
export type FiguresWith<Names extends keyof Figures> = Required<Pick<Figures, Names>> & Partial<Figures>;

/** A cause that is looked for where the figures with these names are there. */
export const cause =
  <Names extends keyof Figures>(
    names: readonly Names[],
    look: (figures: FiguresWith<Names>) => Diagnosis | undefined,
  ): Cause =>
  (figures) =>
    hasAll(figures, names) ? look(figures) : undefined;

const hasAll = <Names extends keyof Figures>(
  figures: Partial<Figures>,
  names: readonly Names[],
): figures is FiguresWith<Names> => names.every((name) => name in figures);

/** The figures that `lossLeft` takes; `data`, too, if it is there. */
export const LOSS_LEFT = ["lossBefore", "lossAfter"] as const;

/**
 * What is left of the loss of one answer for all, or of the first loss where that is not known: 0 is all learned, 1 nothing. A loss
 * that falls below 0 has no such scale, and counts as learned.
 */
export const lossLeft = ({ data, lossAfter, lossBefore }: FiguresWith<(typeof LOSS_LEFT)[number]>): number => {
  const constantLoss = data?.constantLoss;
  return lossAfter < 0 ? 0 : lossAfter / (constantLoss === undefined || constantLoss === 0 ? lossBefore : constantLoss);
};
