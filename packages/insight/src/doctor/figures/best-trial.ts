import type { Trial } from "./trials.js";

/** None that was tried, or none that stayed steady. */
const NONE: Trial = { factor: 1, loss: Number.POSITIVE_INFINITY, isSteady: false };

const bestOf = (trials: readonly Trial[], isTaken: (factor: number) => boolean): Trial =>
  trials.reduce(
    (best, trial) => (trial.isSteady && isTaken(trial.factor) && trial.loss < best.loss ? trial : best),
    NONE,
  );

/** The steady trial that comes furthest of all, of those at lower rates than the setup's, and of those at higher ones. */
export const bestTrial = (trials: readonly Trial[]): Trial => bestOf(trials, () => true);
export const bestLower = (trials: readonly Trial[]): Trial => bestOf(trials, (factor) => factor < 1);
export const bestHigher = (trials: readonly Trial[]): Trial => bestOf(trials, (factor) => factor > 1);

/** The trial at the setup's own rate, if it is steady. */
export const steadyOwn = (trials: readonly Trial[]): Trial => bestOf(trials, (factor) => factor === 1);

/** The loss of the trial at the setup's own rate. */
export const ownLoss = (trials: readonly Trial[]): number =>
  trials.find(({ factor }) => factor === 1)?.loss ?? Number.POSITIVE_INFINITY;
