import { expectOptions, type GradientTransformation, type None } from "@gd/tensor";
import type { Schedule } from "../schedules/schedule.js";
import {
  type AdaptiveMomentsOptions,
  type AdaptiveMomentsState,
  adaptiveMoments,
  completeMoments,
} from "../transformations/adaptive-moments.js";
import { chain } from "../transformations/chain.js";
import { scaleByLearningRate } from "../transformations/scale-by-learning-rate.js";
import { weightDecay as decayWeights } from "../transformations/weight-decay.js";
import { named } from "./named.js";

/** Options of `adamW`. */
export interface AdamWOptions extends AdaptiveMomentsOptions {
  /** A constant, or a schedule. */
  readonly learningRate: number | Schedule;
  /** λ: each step subtracts this fraction of θ, times the rate. Default: 0.01. */
  readonly weightDecay?: number;
}

/**
 * AdamW: θ ← θ − rate · (m̂ / (√v̂ + ε) + λθ), with the moments of `adaptiveMoments`, which do not see the decay.
 *
 * Source  Loshchilov & Hutter, Decoupled Weight Decay Regularization (2019), algorithm 2
 */
export const adamW = (options: AdamWOptions): GradientTransformation<readonly [AdaptiveMomentsState, None, None]> => {
  const names = ["learningRate", "weightDecay", "meanDecay", "varianceDecay", "epsilon", "amsgrad"] as const;
  const { learningRate, weightDecay = 0.01, ...given } = expectOptions("adamW", options, names);
  const moments = completeMoments(given);
  return named("adamW", { learningRate, weightDecay, ...moments }, () =>
    chain(adaptiveMoments(moments), decayWeights(weightDecay), scaleByLearningRate(learningRate)),
  );
};
