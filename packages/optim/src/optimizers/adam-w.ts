import type { GradientTransformation, None } from "@gd/tensor";
import type { Schedule } from "../schedules/schedule.js";
import {
  type AdaptiveMomentsOptions,
  type AdaptiveMomentsState,
  adaptiveMoments,
} from "../transformations/adaptive-moments.js";
import { chain } from "../transformations/chain.js";
import { scaleByLearningRate } from "../transformations/scale-by-learning-rate.js";
import { weightDecay as decayWeights } from "../transformations/weight-decay.js";
import { named } from "./named.js";

/** Options of `adamW`. */
export interface AdamWOptions extends AdaptiveMomentsOptions {
  /** One rate for all steps, or a schedule. */
  readonly learningRate: number | Schedule;
  /** The share λ of θ that a step takes away, times the rate; 0.01 unless said otherwise. */
  readonly weightDecay?: number;
}

/**
 * AdamW: θ ← θ − rate · (m̂ / (√v̂ + ε) + λθ), with the moments of `adaptiveMoments`, which do not see the decay.
 *
 * Units   meanDecay 0.9, varianceDecay 0.999 and epsilon 1e-8 unless said otherwise
 * Throws  OptionError when a rate or the weight decay is negative or not finite, a decay of the moments not from 0 to below
 *         1, or epsilon not above 0
 * Source  Loshchilov & Hutter, Decoupled Weight Decay Regularization (2019), algorithm 2
 */
export const adamW = ({
  learningRate,
  weightDecay = 0.01,
  ...moments
}: AdamWOptions): GradientTransformation<readonly [AdaptiveMomentsState, None, None]> =>
  named("adamW", () => chain(adaptiveMoments(moments), decayWeights(weightDecay), scaleByLearningRate(learningRate)));
