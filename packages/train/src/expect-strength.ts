import { TrainingArgumentError } from "./training-argument-error.js";

/** Throws TrainingArgumentError unless the strength of a penalty is a finite number ≥ 0. */
export const expectStrength = (place: string, strength: number): void => {
  if (strength >= 0 && strength < Number.POSITIVE_INFINITY) return;
  throw new TrainingArgumentError(place, "a finite number ≥ 0", strength, "0.0001 is a common choice.");
};
