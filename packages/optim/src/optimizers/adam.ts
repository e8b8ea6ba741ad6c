import type { GradientTransformation, None } from "@gd/tensor";
import type { Schedule } from "../schedules/schedule.js";
import {
  type AdaptiveMomentsOptions,
  type AdaptiveMomentsState,
  adaptiveMoments,
} from "../transformations/adaptive-moments.js";
import { chain } from "../transformations/chain.js";
import { scaleByLearningRate } from "../transformations/scale-by-learning-rate.js";
import { named } from "./named.js";

/** Options of `adam`. */
export interface AdamOptions extends AdaptiveMomentsOptions {
  /** One rate for all steps, or a schedule. */
  readonly learningRate: number | Schedule;
}

/**
 * Adam: θ ← θ − rate · m̂ / (√v̂ + ε), with the moments of `adaptiveMoments`.
 *
 * Units   meanDecay 0.9, varianceDecay 0.999 and epsilon 1e-8 unless said otherwise; `amsgrad` has the largest v̂ so far
 * Throws  OptionError when a rate is negative or not finite, a decay not from 0 to below 1, or epsilon not above 0
 * Source  Kingma & Ba, Adam: A Method for Stochastic Optimization (2015)
 */
export const adam = ({
  learningRate,
  ...moments
}: AdamOptions): GradientTransformation<readonly [AdaptiveMomentsState, None]> =>
  named("adam", () => chain(adaptiveMoments(moments), scaleByLearningRate(learningRate)));
