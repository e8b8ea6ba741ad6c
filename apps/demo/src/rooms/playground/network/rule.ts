import {
  adagrad,
  adam,
  adamW,
  constant,
  cosineDecay,
  exponentialDecay,
  gradientDescent,
  inverseTimeDecay,
  lion,
  momentum,
  nadam,
  nesterov,
  oneCycle,
  rmsprop,
  type Schedule,
  stepDecay,
} from "@gd/optim";
import type { GradientTransformation } from "@gd/tensor";
import { l1, l2, type Regularization } from "@gd/train/core";
import { HORIZON, type OptimizerName, type ScheduleName } from "../choices.js";

type Rate = { readonly learningRate: number | Schedule };

const OPTIMIZERS = {
  "gradient-descent": gradientDescent,
  momentum: ({ learningRate }: Rate) => momentum({ learningRate, momentum: 0.9 }),
  nesterov: ({ learningRate }: Rate) => nesterov({ learningRate, momentum: 0.9 }),
  adagrad,
  rmsprop,
  adam,
  nadam,
  adamw: adamW,
  lion,
} satisfies Readonly<Record<OptimizerName, (rate: Rate) => GradientTransformation>>;

const SCHEDULES = {
  constant: (learningRate: number) => constant(learningRate),
  exponential: (learningRate: number, epoch: number) =>
    exponentialDecay({ learningRate, decay: Math.LN2 / (100 * epoch) }),
  "inverse-time": (learningRate: number, epoch: number) => inverseTimeDecay({ learningRate, decay: 1 / (100 * epoch) }),
  steps: (learningRate: number, epoch: number) => stepDecay({ learningRate, every: 100 * epoch, factor: 0.5 }),
  cosine: (learningRate: number, epoch: number) => cosineDecay({ learningRate, steps: HORIZON * epoch }),
  "one-cycle": (learningRate: number, epoch: number) => oneCycle({ learningRate, steps: HORIZON * epoch }),
} satisfies Readonly<Record<ScheduleName, (learningRate: number, stepsPerEpoch: number) => Schedule>>;

/** How weights change. */
export interface RuleChoice {
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  readonly schedule: ScheduleName;
  /** Strengths of the penalties on the weights. */
  readonly l1: number;
  readonly l2: number;
  readonly batchSize: number;
}

/** The learning rate of each step. */
export const scheduleOf = ({ schedule, learningRate }: RuleChoice, stepsPerEpoch: number): Schedule =>
  SCHEDULES[schedule](learningRate, stepsPerEpoch);

/** A rate that is constant is a number, which the doctor can name. */
export const optimizerOf = (choice: RuleChoice, stepsPerEpoch: number): GradientTransformation =>
  OPTIMIZERS[choice.optimizer]({
    learningRate: choice.schedule === "constant" ? choice.learningRate : scheduleOf(choice, stepsPerEpoch),
  });

/** The penalties whose strength is not 0. */
export const penaltiesOf = (choice: RuleChoice): Regularization | undefined => {
  const penalties = [
    ...(choice.l1 > 0 ? [l1({ strength: choice.l1 })] : []),
    ...(choice.l2 > 0 ? [l2({ strength: choice.l2 })] : []),
  ];
  return penalties.length === 0 ? undefined : penalties;
};
