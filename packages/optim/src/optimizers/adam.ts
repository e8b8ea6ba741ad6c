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
import { named } from "./named.js";

/** Options of `adam`. */
export interface AdamOptions extends AdaptiveMomentsOptions {
  /** A constant, or a schedule. */
  readonly learningRate: number | Schedule;
}

/**
 * Adam: θ ← θ − rate · m̂ / (√v̂ + ε), with the moments of `adaptiveMoments`.
 *
 * Source  Kingma & Ba, Adam: A Method for Stochastic Optimization (2015)
 */
export const adam = (options: AdamOptions): GradientTransformation<readonly [AdaptiveMomentsState, None]> => {
  const names = ["learningRate", "meanDecay", "varianceDecay", "epsilon", "amsgrad"] as const;
  const { learningRate, ...given } = expectOptions("adam", options, names);
  const moments = completeMoments(given);
  return named("adam", { learningRate, ...moments }, () =>
    chain(adaptiveMoments(moments), scaleByLearningRate(learningRate)),
  );
};
