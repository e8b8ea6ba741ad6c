import { type Context, type Ops, type Parameters, type Scalar, type Tensor, updateOf, type Vector } from "@gd/tensor";
import { examplesIn } from "../expect/examples-in.js";
import { penalize } from "../regularize/penalize.js";
import type { TrainingSetup } from "../training-setup.js";
import { costOf } from "./cost-of.js";
import { forwardOf } from "./forward-of.js";
import type { StepNumbers } from "./step-numbers.js";
import { tensorsLike } from "./tensors-like.js";

/** The variables of a training: θ, the model's parameters as views of it, statistics, and the optimizer's state. */
export interface Variables {
  readonly vector: Vector;
  readonly parameters: Parameters;
  readonly statistics: Parameters;
  readonly optimizerState: Parameters;
}

/** The results of a step. */
export interface AttemptedStep {
  /** Without the penalty. */
  readonly loss: Scalar;
  /** Of the batch, if the loss gives one. */
  readonly weight: Scalar | undefined;
  /** The cost of the parameters, if there is a regularization. */
  readonly penalty: Scalar | undefined;
  readonly gradient: Vector;
  /** To be added to θ. */
  readonly update: Vector;
  readonly optimizerState: Parameters;
  readonly statistics: Parameters;
}

/** Computes a step, without changing anything yet. */
export const attemptStep = (
  outer: Context,
  { model, loss, optimizer, regularization }: Omit<TrainingSetup, "interpreter">,
  { vector, parameters, statistics, optimizerState }: Variables,
  { input, target }: { readonly input: Tensor; readonly target: Tensor },
  { step, ofModel, ofLoss, ofOptimizer, rateFactor }: StepNumbers,
): AttemptedStep => {
  const context = { ...outer, step };
  const { ops } = context;
  const within = (name: string): Ops => context.opsWithin?.([...context.path, name]) ?? ops;
  // The model, the loss and the optimizer check the shapes of their operands.
  const forward = forwardOf(model, { ...context, coefficients: ofModel }, parameters, input, statistics);
  const lossContext = { ...context, ops: within(loss.name), coefficients: ofLoss };
  const cost = costOf(loss, lossContext, forward.output, target);
  const gradients = forward.parameterGradients(cost.backward());
  const ordered = tensorsLike(parameters, gradients, `${model.name}, in the gradients it returns`);
  const penalized = regularization && penalize(within("regularization"), regularization, parameters);
  const gradient = ops.concatenate(
    ordered.map((part, i) => {
      const penalty = penalized?.gradients[i];
      return penalty === undefined ? part : ops.add(part, penalty);
    }),
  );
  const weight = loss.reduction === "sum" ? undefined : cost.weight?.();
  const { update, state } = updateOf(optimizer, {
    ops: within(optimizer.name),
    gradient,
    state: optimizerState,
    parameters: vector,
    coefficients: ofOptimizer,
    reduction: loss.reduction,
    weight: () => weight ?? ops.fill([], examplesIn(input.shape, model)),
  });
  return {
    loss: cost.value,
    weight,
    penalty: penalized?.value,
    gradient,
    update: rateFactor === undefined ? update : ops.scale(update, rateFactor),
    statistics: forward.statistics,
    optimizerState: state,
  };
};
