import { expectOptions, type GradientTransformation, type None } from "@gd/tensor";
import type { Schedule } from "../schedules/schedule.js";
import { scaleByLearningRate } from "../transformations/scale-by-learning-rate.js";
import { named } from "./named.js";

/** Options of `gradientDescent`. */
export interface GradientDescentOptions {
  /** A constant, or a schedule. */
  readonly learningRate: number | Schedule;
}

/**
 * Gradient descent: θ ← θ − rate · g.
 *
 * Source  Cauchy, Méthode générale pour la résolution des systèmes d'équations simultanées (1847)
 */
export const gradientDescent = (options: GradientDescentOptions): GradientTransformation<None> => {
  const { learningRate } = expectOptions("gradientDescent", options, ["learningRate"]);
  return named("gradientDescent", { learningRate }, () => scaleByLearningRate(learningRate));
};
