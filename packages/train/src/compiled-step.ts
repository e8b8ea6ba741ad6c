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
import { type StepResult, stepReport } from "./step-report.js";
import { tensorsLike } from "./tensors-like.js";
import { contextOf, type TrainingSetup } from "./training-setup.js";
import type { TrainingState } from "./training-state.js";

/**
 * Takes the step of a number, given the input, the target, and the factor of the learning rate if there is one.
 * Undefined, and nothing is changed, when something is not finite.
 */
type Step = (inputs: readonly Tensor[], step: number) => StepResult | undefined;

/** What a step uses of a state besides numbers: tensors, which it changes, and whether there is a plateau. */
type Used = Pick<TrainingState, "vector" | "parameters" | "statistics" | "optimizerState" | "plateau">;
type Setup = Pick<TrainingSetup, "ops" | "seed" | "observe" | "optimizer" | "regularization" | "norms"> & {
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
  const { vector, statistics, optimizerState } = state;
  const context = contextOf(setup);
  const { ops } = context;
  // Where only shapes are followed, no loss is a number.
  const computes = hasElements(ops.fill([], 0));
  const kept = [...leaves(optimizerState), ...leaves(statistics)].map(([, leaf]) => leaf);
  const report = stepReport(ops, setup, state);

  const run = ops.compile<readonly Tensor[]>(([input, target, rateFactor], call) => {
    if (observe !== undefined) call.unrepeatable();
    const drawing = { ...context, random: watched(context.random, call.unrepeatable) };
    // Layers and losses check the shapes, of which `compile` does not know.
    const examples = { input: input as Batch<Decided<In>>, target: target as Batch<Target> };
    const attempt = attemptStep(drawing, setup, state, examples, call, rateFactor);
    const { loss, update, penalty } = attempt;
    const newValues = [
      ...tensorsLike(optimizerState, attempt.optimizerState, `${optimizer.name}, in the state it returns,`),
      ...tensorsLike(statistics, attempt.statistics, `${model.name}, in the statistics it returns,`),
    ];
    const finite = Number.isFinite(loss) || !computes;
    const left = [update, ...newValues, ...(penalty === undefined ? [] : [penalty])];
    if (!(finite && ops.allFinite(left))) return undefined;
    // The new values may be views of θ or of the old ones: they are copied before anything changes.
    const copied = ops.concatenate(newValues);
    report.write(attempt);
    ops.increase(vector, update);
    let start = 0;
    for (const leaf of kept) {
      ops.assign(leaf, ops.slice(copied, start, leaf.shape));
      start += sizeOf(leaf.shape);
    }
    return loss;
  });
  const take: Step = (inputs, step) => {
    const loss = run(inputs, step);
    return loss === undefined ? undefined : report.read(loss);
  };
  known.set(vector, { setup, used: state, take });
  return take;
};

const sameSetup = (one: Setup, other: Setup): boolean =>
  one === other ||
  (one.model === other.model &&
    one.loss === other.loss &&
    one.optimizer === other.optimizer &&
    one.ops === other.ops &&
    one.seed === other.seed &&
    one.observe === other.observe &&
    one.regularization === other.regularization &&
    one.norms === other.norms);

const sameTensors = (one: Used, other: Used): boolean =>
  one.parameters === other.parameters &&
  one.statistics === other.statistics &&
  one.optimizerState === other.optimizerState &&
  (one.plateau === undefined) === (other.plateau === undefined);

/** The same streams, telling when one is drawn from. */
const watched = (streams: RandomStreams, drawn: () => void): RandomStreams => ({
  stream(name) {
    drawn();
    return streams.stream(name);
  },
  within: (name) => watched(streams.within(name), drawn),
});
