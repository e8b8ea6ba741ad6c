import {
  coefficientsAt,
  createContext,
  type DType,
  enter,
  type GradientTransformation,
  type Layer,
  leaves,
  mapLeaves,
  type Observation,
  type Ops,
  type Parameters,
  referenceOps,
  sizeOf,
  type Tensor,
  type TracedOperation,
  tensor,
  tracedContext,
  updateOf,
} from "@gd/tensor";
import type { AnyLoss, Regularization } from "@gd/train";
import { evaluateLoss } from "../../measure/evaluate-loss.js";
import { type Penalized, penalized } from "./penalized.js";
import { treeLike } from "./tree-like.js";

/** A part of the computation. */
export type TracePhase = "forward" | "loss" | "backward" | "update" | "after";

/** An operation, and when it was performed. */
export interface RecordedOperation extends TracedOperation {
  readonly phase: TracePhase;
}

/** What a layer received or returned, and when. */
export interface RecordedObservation extends Observation {
  readonly phase: TracePhase;
}

/** Tensors by a path of names, such as `0.weight`. */
export type Leaves = readonly (readonly [path: string, leaf: Tensor])[];

/** Everything that was computed, in order, as it was performed. */
export interface Recording {
  readonly operations: readonly RecordedOperation[];
  readonly observations: readonly RecordedObservation[];
  readonly input: Tensor;
  readonly target: Tensor | undefined;
  readonly parameters: Leaves;
  readonly statistics: Leaves;
  readonly output: Tensor;
  readonly loss: Tensor | undefined;
  readonly outputGradient: Tensor | undefined;
  /** In the order of the parameters. */
  readonly gradients: readonly Tensor[];
  /** The same with those of a regularization. */
  readonly whole: Penalized;
  readonly update:
    | {
        /** The state of the optimizer before and after. */
        readonly state: Leaves;
        readonly newState: Leaves;
        /** Of each parameter, in order. */
        readonly changes: readonly Tensor[];
        readonly parameters: readonly Tensor[];
        /** The loss with the new parameters. */
        readonly loss: Tensor;
        readonly output: Tensor;
      }
    | undefined;
}

/** What is computed. */
export interface Computation {
  readonly model: Layer;
  readonly loss: AnyLoss | undefined;
  readonly optimizer: GradientTransformation | undefined;
  readonly regularization: Regularization | undefined;
  /** A batch, and its targets. */
  readonly input: Tensor;
  readonly target: Tensor | undefined;
  readonly parameters: Parameters | undefined;
  readonly statistics: Parameters | undefined;
  readonly optimizerState: Parameters | undefined;
  readonly step: number;
  readonly seed: number | string;
  readonly training: boolean;
  readonly dtype: DType;
}

const HALF = 2 ** 16;

/** Performs the step that training would take, by the layers' own code, and keeps every operation. */
export const record = ({
  model,
  loss,
  optimizer,
  regularization,
  step,
  seed,
  training,
  dtype,
  ...given
}: Computation): Recording => {
  const operations: RecordedOperation[] = [];
  const observations: RecordedObservation[] = [];
  let phase: TracePhase = "forward";
  const plain = referenceOps({ dtype });
  const observe = (observation: Observation): void => void observations.push({ ...observation, phase });
  const outer = createContext({ ops: plain, seed, training, observe });
  const untraced = enter(outer, model.name);
  const numbered = {
    ...untraced,
    random: untraced.random.atStep(step),
    step: tensor([step % HALF, Math.floor(step / HALF)], { dtype }),
    coefficients: coefficientsAt(model, plain, step),
  };
  const context = tracedContext(numbered, (operation) => void operations.push({ ...operation, phase }));
  const within = (name: string): Ops => context.opsWithin?.([...context.path, name]) ?? context.ops;

  const own = (tree: Parameters): Parameters => mapLeaves(tree, (leaf) => plain.from(leaf));
  const input = plain.from(given.input);
  const target = given.target && plain.from(given.target);
  const parameters = own(treeLike("trace(state).parameters", model.initialize(untraced), given.parameters));
  const fresh = model.initializeStatistics(untraced);
  const statistics = own(treeLike("trace(state).statistics", fresh, given.statistics));

  const lossOf = (output: Tensor) => {
    if (loss === undefined || target === undefined) return undefined;
    const coefficients = coefficientsAt(loss, plain, step);
    const inLoss = { ...context, ops: within(loss.name), path: [...context.path, loss.name], coefficients };
    return evaluateLoss(loss, inLoss, output, target);
  };
  const parts = {
    operations,
    observations,
    input,
    target,
    parameters: leaves(parameters),
    statistics: leaves(statistics),
  };

  const forward = model.forward(context, parameters, input, statistics);
  phase = "loss";
  const evaluated = lossOf(forward.output);
  if (evaluated === undefined) {
    return {
      ...parts,
      output: forward.output,
      loss: undefined,
      outputGradient: undefined,
      gradients: [],
      whole: { penalty: undefined, gradients: [] },
      update: undefined,
    };
  }
  phase = "backward";
  const outputGradient = evaluated.backward();
  // By name: a layer may have them in another order than its parameters.
  const byName = new Map(leaves(forward.backward(outputGradient).gradients));
  const gradients = parts.parameters.map(([path, leaf]) => byName.get(path) ?? plain.fill(leaf.shape, 0));
  const whole = penalized(within("regularization"), regularization, parts.parameters, gradients);
  const computed = { ...parts, output: forward.output, loss: evaluated.value, outputGradient, gradients, whole };
  if (optimizer === undefined) return { ...computed, update: undefined };

  phase = "update";
  const ops = within(optimizer.name);
  const vector = ops.concatenate(parts.parameters.map(([, leaf]) => leaf));
  const initial = optimizer.initialize(plain, sizeOf(vector.shape));
  const state = own(treeLike("trace(state).optimizerState", initial, given.optimizerState));
  const updated = updateOf(optimizer, {
    ops,
    gradient: ops.concatenate(whole.gradients),
    state,
    parameters: vector,
    coefficients: coefficientsAt(optimizer, plain, step),
    ...(loss?.reduction === undefined ? {} : { reduction: loss.reduction }),
    weight: () => evaluated.weight?.() ?? ops.fill([], input.shape[0]!),
  });
  let start = 0;
  const changes = parts.parameters.map(([, { shape }]) => {
    const change = ops.slice(updated.update, start, shape);
    start += sizeOf(shape);
    return change;
  });
  const next = parts.parameters.map(([, leaf], i) => ops.add(leaf, changes[i]!));
  let place = 0;
  const newParameters = mapLeaves(parameters, () => next[place++]!);
  phase = "after";
  const after = model.forward(context, newParameters, input, forward.statistics);
  const lossAfter = lossOf(after.output)!.value;
  const update = {
    state: leaves(state),
    newState: leaves(updated.state),
    changes,
    parameters: next,
    loss: lossAfter,
    output: after.output,
  };
  return { ...computed, update };
};
