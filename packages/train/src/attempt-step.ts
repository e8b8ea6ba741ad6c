import type { Examples } from "@gd/data";
import type { Batch, CompiledCall, Context, Ops, Parameters, Shape, Tensor, Vector } from "@gd/tensor";
import { type Penalized, penalize } from "./penalize.js";
import { tensorsLike } from "./tensors-like.js";
import type { TrainingSetup } from "./training-setup.js";
import type { TrainingState } from "./training-state.js";

/** What a step would leave behind. */
export interface AttemptedStep<S extends Parameters = Parameters> {
  /** Without the penalty. */
  readonly loss: number;
  /** What the parameters cost, where there is a regularization. */
  readonly penalty: Penalized["value"] | undefined;
  readonly gradient: Vector;
  /** What is to be added to θ. */
  readonly update: Vector;
  readonly optimizerState: Parameters;
  readonly statistics: S;
}

/** A step's computation, which changes nothing yet. */
export const attemptStep = <
  In extends Shape,
  Out extends Shape,
  Target extends Shape,
  P extends Parameters,
  S extends Parameters,
>(
  outer: Context,
  { model, loss, optimizer, regularization }: TrainingSetup<In, Out, Target, P, S>,
  { vector, parameters, statistics, optimizerState }: TrainingState<P, S>,
  { input, target }: Examples<In, Target>,
  { step, varying }: Pick<CompiledCall, "step" | "varying">,
  /** What updates are multiplied by. */
  rateFactor?: Tensor,
): AttemptedStep<S> => {
  const context = { ...outer, random: outer.random.within(`step ${step}`) };
  const { ops } = context;
  const within = (name: string): Ops => ops.within?.(name) ?? ops;
  const forward = model.forward(context, parameters, input, statistics);
  const cost = loss.evaluate({ ...context, ops: within(loss.name) }, forward.output, target);
  // The layer's backward step checks the shape that the loss returns.
  const gradients = forward.parameterGradients(cost.backward() as Batch<Out>);
  const ordered = tensorsLike(parameters, gradients, `${model.name}, in the gradients it returns,`);
  const penalized = regularization && penalize(within("regularization"), regularization, parameters);
  const gradient = ops.concatenate(
    ordered.map((part, i) => {
      const penalty = penalized?.gradients[i];
      return penalty === undefined ? part : ops.add(part, penalty);
    }),
  );
  const optimizerOps = within(optimizer.name);
  const { update, state } = varying((now) =>
    optimizer.update({
      ops: optimizerOps,
      gradient,
      state: optimizerState,
      parameters: vector,
      get step() {
        return now.step;
      },
    }),
  );
  return {
    loss: cost.value,
    penalty: penalized?.value,
    gradient,
    update: rateFactor === undefined ? update : scaled(ops, update, rateFactor),
    statistics: forward.statistics,
    optimizerState: state,
  };
};

/** A vector times a tensor of one element. */
const scaled = (ops: Ops, vector: Vector, by: Tensor): Vector => {
  const row = ops.reshape(vector, [1, ...vector.shape]);
  return ops.reshape(ops.multiplyColumn(row, ops.reshape(by, [1])), vector.shape);
};
