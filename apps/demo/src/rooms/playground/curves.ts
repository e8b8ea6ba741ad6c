import type { Curves, Score } from "./score.js";

/** The scores of a training over its epochs: always few enough to be drawn. */
export interface GrowingCurves {
  /** Whether the scores after this epoch are wanted. */
  wants(epoch: number): boolean;
  add(epoch: number, training: Score, validation: Score): void;
  read(): Curves;
}

/** Keeps every epoch at first, then every second, fourth … */
export const growingCurves = (most = 400): GrowingCurves => {
  let every = 1;
  let kept: { readonly epoch: number; readonly training: Score; readonly validation: Score }[] = [];
  return {
    wants: (epoch) => epoch % every === 0,
    add(epoch, training, validation) {
      kept.push({ epoch, training, validation });
      if (kept.length <= most) return;
      every *= 2;
      kept = kept.filter(({ epoch }) => epoch % every === 0);
    },
    read: () => ({
      epochs: kept.map(({ epoch }) => epoch),
      training: kept.map(({ training }) => training),
      validation: kept.map(({ validation }) => validation),
    }),
  };
};
