import {
  type Batch,
  hasElements,
  leaves,
  type Parameters,
  type RandomStreams,
  type Shape,
  sizeOf,
  type Tensor,
  type Vector,
} from "@gd/tensor";
import { attemptStep } from "./attempt-step.js";
import type { Decided } from "./decided.js";
import { tensorsLike } from "./tensors-like.js";
import { contextOf, type TrainingSetup } from "./training-setup.js";
import type { TrainingState } from "./training-state.js";

/** Takes the step of a number and returns the loss; undefined, and nothing is changed, when something is not finite. */
type Step = (examples: readonly [input: Tensor, target: Tensor], step: number) => number | undefined;

/** The tensors that a step uses besides the examples, which it changes. */
type Used = Pick<TrainingState, "vector" | "parameters" | "statistics" | "optimizerState">;
type Setup = Pick<TrainingSetup, "ops" | "seed" | "observe" | "optimizer"> & {
  readonly model: object;
  readonly loss: object;
};

const known = new WeakMap<Vector, { readonly setup: Setup; readonly used: Used; readonly take: Step }>();

/** A step of training as a compiled function: one for all steps of a setup that change the same tensors. */
export const compiledStep = <
  In extends Shape,
  Out extends Shape,
  Target extends Shape,
  P extends Parameters,
  S extends Parameters,
>(
  setup: TrainingSetup<In, Out, Target, P, S>,
  state: TrainingState<P, S>,
): Step => {
  const before = known.get(state.vector);
  if (before !== undefined && sameSetup(before.setup, setup) && sameTensors(before.used, state)) return before.take;

  const { model, optimizer, observe } = setup;
  const { vector, parameters, statistics, optimizerState } = state;
  const context = contextOf(setup);
  const { ops } = context;
  // Where only shapes are followed, no loss is a number.
  const computes = hasElements(ops.fill([], 0));
  const kept = [...leaves(optimizerState), ...leaves(statistics)].map(([, leaf]) => leaf);

  const take = ops.compile<readonly [Tensor, Tensor]>(([input, target], call) => {
    if (observe !== undefined) call.unrepeatable();
    const drawing = { ...context, random: watched(context.random, call.unrepeatable) };
    // Layers and losses check the shapes, of which `compile` does not know.
    const examples = { input: input as Batch<Decided<In>>, target: target as Batch<Target> };
    const { loss, update, ...attempt } = attemptStep(drawing, setup, state, examples, call);
    const newValues = [
      ...tensorsLike(optimizerState, attempt.optimizerState, `${optimizer.name}, in the state it returns,`),
      ...tensorsLike(statistics, attempt.statistics, `${model.name}, in the statistics it returns,`),
    ];
    const finite = Number.isFinite(loss) || !computes;
    if (!(finite && ops.allFinite([update, ...newValues]))) return undefined;
    // The new values may be views of θ or of the old ones: they are copied before anything changes.
    const copied = ops.concatenate(newValues);
    ops.increase(vector, update);
    let start = 0;
    for (const leaf of kept) {
      ops.assign(leaf, ops.slice(copied, start, leaf.shape));
      start += sizeOf(leaf.shape);
    }
    return loss;
  });
  known.set(vector, { setup, used: { vector, parameters, statistics, optimizerState }, take });
  return take;
};

const sameSetup = (one: Setup, other: Setup): boolean =>
  one === other ||
  (one.model === other.model &&
    one.loss === other.loss &&
    one.optimizer === other.optimizer &&
    one.ops === other.ops &&
    one.seed === other.seed &&
    one.observe === other.observe);

const sameTensors = (one: Used, other: Used): boolean =>
  one.parameters === other.parameters &&
  one.statistics === other.statistics &&
  one.optimizerState === other.optimizerState;

/** The same streams, telling when one is drawn from. */
const watched = (streams: RandomStreams, drawn: () => void): RandomStreams => ({
  stream(name) {
    drawn();
    return streams.stream(name);
  },
  within: (name) => watched(streams.within(name), drawn),
});
