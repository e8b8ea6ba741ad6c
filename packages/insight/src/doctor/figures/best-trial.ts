import type { Trial } from "./trials.js";

/** None that was tried, or none that stayed finite. */
const NONE: Trial = { factor: 1, loss: Number.POSITIVE_INFINITY };

const bestOf = (trials: readonly Trial[], isTaken: (factor: number) => boolean): Trial =>
  trials.reduce((best, trial) => (isTaken(trial.factor) && trial.loss < best.loss ? trial : best), NONE);

/** The trial that comes furthest of all, of those at lower rates than the setup's, and of those at higher ones. */
export const bestTrial = (trials: readonly Trial[]): Trial => bestOf(trials, () => true);
export const bestLower = (trials: readonly Trial[]): Trial => bestOf(trials, (factor) => factor < 1);
export const bestHigher = (trials: readonly Trial[]): Trial => bestOf(trials, (factor) => factor > 1);

/** The loss of the trial at the setup's own rate. */
export const ownLoss = (trials: readonly Trial[]): number =>
  trials.find(({ factor }) => factor === 1)?.loss ?? Number.POSITIVE_INFINITY;
