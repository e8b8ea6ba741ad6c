import {
  accumulateGradients,
  accumulateMomentum,
  adadelta,
  adagrad,
  adam,
  adamax,
  adamW,
  adaptiveMoments,
  chain,
  clipByNorm,
  clipByValue,
  ema,
  gradientDescent,
  type LineSearch,
  lbfgs,
  lion,
  momentum,
  nadam,
  nesterov,
  rmsprop,
  type Schedule,
  scaleByLearningRate,
  weightDecay,
} from "@gd/optim";
import type { GradientTransformation } from "@gd/tensor";
import { expectList } from "../architecture/expect-list.js";
import { titleOf } from "../architecture/make-part.js";
import { constructorsOf, type PartConstructors, type Values } from "../architecture/part-constructor.js";

/** What a gradient transformation is made with, beside its options. */
export interface InsideOptimizer {
  /**
   * Makes a transformation of a description within this one's.
   *
   * @param name what it is called in messages. Default: its type
   */
  build(description: unknown, name?: string): GradientTransformation;
  /** A learning rate as it is, or the schedule of a description. */
  rate(learningRate: unknown): number | Schedule;
  /** The line search of a description. */
  lineSearch(description: unknown): LineSearch;
}

const part = /* @__PURE__ */ constructorsOf<GradientTransformation, InsideOptimizer>();

/** An optimizer whose options are all settings, one of them its learning rate. */
const optimizer = <const Setting extends string>(
  names: readonly Setting[],
  make: (options: Values<Setting | "learningRate">) => GradientTransformation,
) =>
  part([], ["learningRate", ...names], (_options, { learningRate, ...settings }, { rate }) =>
    make({ ...settings, ...(learningRate !== undefined && { learningRate: rate(learningRate) }) } as Values<
      Setting | "learningRate"
    >),
  );

/** The optimizers and other gradient transformations of `@gd/optim` by type. */
export const optimizers: PartConstructors<GradientTransformation, InsideOptimizer> = /* @__PURE__ */ {
  accumulateGradients: part(["steps", "optimizer"], [], ({ optimizer, ...options }, _settings, { build }) =>
    accumulateGradients(build(optimizer), options),
  ),
  accumulateMomentum: part(["nesterov"], ["momentum", "initialVelocity"], (options, settings) =>
    accumulateMomentum({ ...options, ...settings }),
  ),
  adadelta: optimizer(["varianceDecay", "epsilon"], adadelta),
  adagrad: optimizer(["initialAccumulator", "epsilon"], adagrad),
  adam: optimizer(["meanDecay", "varianceDecay", "epsilon", "amsgrad"], adam),
  adamW: optimizer(["weightDecay", "meanDecay", "varianceDecay", "epsilon", "amsgrad"], adamW),
  adamax: optimizer(["meanDecay", "maximumDecay", "epsilon"], adamax),
  adaptiveMoments: part([], ["meanDecay", "varianceDecay", "epsilon", "amsgrad"], (_options, settings) =>
    adaptiveMoments(settings),
  ),
  chain: part(["transformations"], [], ({ transformations }, _settings, { build }) =>
    chain(
      ...expectList("chain(transformations)", transformations).map((transformation, i) =>
        build(transformation, `${i} ${titleOf(transformation)}`),
      ),
    ),
  ),
  clipByNorm: part([], ["limit"], (_options, { limit }) => clipByNorm(limit)),
  clipByValue: part([], ["limit"], (_options, { limit }) => clipByValue(limit)),
  ema: part([], ["decay"], (_options, settings) => ema(settings)),
  gradientDescent: optimizer([], gradientDescent),
  lbfgs: part([], ["memory", "lineSearch"], (_options, { lineSearch, ...settings }, inside) =>
    lbfgs({ ...settings, ...(lineSearch !== undefined && { lineSearch: inside.lineSearch(lineSearch) }) }),
  ),
  lion: optimizer(["directionDecay", "meanDecay", "weightDecay"], lion),
  momentum: optimizer(["momentum", "form", "initialVelocity"], momentum),
  nadam: optimizer(["meanDecay", "varianceDecay", "epsilon", "momentumDecay", "momentumTwice"], nadam),
  nesterov: optimizer(["momentum"], nesterov),
  rmsprop: optimizer(["varianceDecay", "epsilon", "centered", "momentum"], rmsprop),
  scaleByLearningRate: optimizer([], ({ learningRate }) => scaleByLearningRate(learningRate)),
  weightDecay: part([], ["decay"], (_options, { decay }) => weightDecay(decay)),
};
