import type { GradientTransformation } from "@gd/tensor";
import {
  accumulateGradients,
  adadelta,
  adagrad,
  adam,
  adamax,
  adamW,
  chain,
  clipByNorm,
  clipByValue,
  cosineDecay,
  ema,
  gradientDescent,
  lbfgs,
  lion,
  momentum,
  nadam,
  nesterov,
  oneCycle,
  rmsprop,
  weightDecay,
} from "../src/index.js";

const learningRate = 0.05;

/** Every optimizer and every transformation, at rates that suit a few steps. */
export const optimizers: readonly GradientTransformation[] = [
  gradientDescent({ learningRate: cosineDecay({ learningRate, steps: 14 }) }),
  momentum({ learningRate: oneCycle({ learningRate, steps: 14 }), momentum: 0.9 }),
  momentum({ learningRate: oneCycle({ learningRate, steps: 14 }), momentum: 0.9, form: "rate-inside" }),
  nesterov({ learningRate, momentum: 0.9 }),
  adagrad({ learningRate }),
  adadelta(),
  rmsprop({ learningRate }),
  rmsprop({ learningRate, centered: true, momentum: 0.5 }),
  adam({ learningRate }),
  adam({ learningRate, amsgrad: true }),
  adamW({ learningRate }),
  nadam({ learningRate }),
  adamax({ learningRate }),
  lion({ learningRate, weightDecay: 0.1 }),
  lbfgs({ memory: 3 }),
  chain(clipByNorm(0.1), weightDecay(0.01), clipByValue(0.05), gradientDescent({ learningRate }), ema({ decay: 0.9 })),
  accumulateGradients(chain(adam({ learningRate }), ema({ decay: 0.9 })), { steps: 3 }),
];
