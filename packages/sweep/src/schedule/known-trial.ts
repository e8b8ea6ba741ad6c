import type { Curve } from "../pruners/curve.js";
import type { KnownTrial } from "../samplers/sampler.js";
import type { Trial } from "./trial.js";

/** A trial that has ended, as samplers see it; one that failed has the worst values. */
export const knownTrial = ({ point, status, values }: Trial, objectives: number): KnownTrial => ({
  point,
  values: status === "failed" ? Array.from({ length: objectives }, () => Number.POSITIVE_INFINITY) : values,
});

/** The curve of a trial that has ended. */
export const curveOf = ({ status, curve }: Trial): Curve => ({ values: curve, whole: status === "completed" });
