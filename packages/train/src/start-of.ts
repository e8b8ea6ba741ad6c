import {
  ArgumentError,
  expectArgument,
  type Interpreter,
  type Layer,
  leaves,
  mapLeaves,
  type Parameters,
  sizeOf,
} from "@gd/tensor";
import type { AnyLoss } from "./fit.js";
import { expectProgress } from "./state/expect-progress.js";
import { expectState } from "./state/expect-state.js";
import { describeState, expectSamePart } from "./state/state-description.js";
import { storedTensorsLike } from "./state/stored-tensors-like.js";
import type { StateTree } from "./state/wrong-element.js";
import { expectGroups } from "./state/wrong-group.js";
import { contextOf, interpreterOf, type TrainingSetup } from "./training-setup.js";
import type { TrainingStart, TrainingState } from "./training-state.js";

/** The state that a start describes: it has to be of the model and the optimizer, and what it lacks is initialized. */
export const startOf = <M extends Layer, I extends Interpreter>(
  setup: Omit<TrainingSetup<M, AnyLoss, I>, "loss">,
  start: TrainingStart<M> | undefined,
  place: string,
): TrainingState<M> => {
  const { model, optimizer } = setup;
  const context = contextOf(setup);
  const { ops } = interpreterOf(setup);
  const parameters = model.initialize(context) as TrainingState<M>["parameters"];
  const statistics = model.initializeStatistics(context) as TrainingState<M>["statistics"];
  const length = leaves(parameters).reduce((total, [, { shape }]) => total + sizeOf(shape), 0);
  const optimizerState = optimizer.initialize(ops, length);
  const description = describeState(setup);
  if (start === undefined) return { parameters, statistics, optimizerState, step: 0, epoch: 0, description };

  expectState(place, start);
  expectSamePart(place, "model", setup, start.description);
  if (start.statistics === undefined && leaves(statistics).length > 0) {
    throw new ArgumentError({
      place,
      expected: `the statistics of ${model.name} as well as its parameters`,
      received: start.statistics,
      advice: "Without them, its predictions would differ: pass those of the same state.",
    });
  }
  expectWhole(place, start);
  expectProgress(place, start);
  /** A tree of the model or the optimizer with the tensors of another one. */
  const filled = <P extends Parameters>(
    like: P,
    stored: Parameters,
    tree: StateTree,
    what: string = tree,
    advice?: string,
  ): P => {
    const tensors = storedTensorsLike(like, stored, {
      place: `${place}, in the ${what}`,
      tree,
      dtype: ops.dtype,
      advice,
    });
    let next = 0;
    return mapLeaves(like, () => tensors[next++]!);
  };
  const { step = 0, epoch = 0, position, plateau, optimizerState: kept } = start;
  const ofModel = {
    parameters: filled(parameters, start.parameters, "parameters"),
    statistics: start.statistics === undefined ? statistics : filled(statistics, start.statistics, "statistics"),
    epoch,
    ...(position === undefined ? {} : { position }),
    ...(plateau === undefined ? {} : { plateau }),
    description,
  };
  // An optimizer that starts afresh counts its steps from 0, as its corrections and schedules do.
  if (kept === undefined) return { ...ofModel, optimizerState, step: 0 };
  expectSamePart(place, "optimizer", setup, start.description);
  const advice = `To begin with ${optimizer.name} and keep all of the model, start from { parameters, statistics }.`;
  const what = `state of ${optimizer.name}`;
  const restored = filled(optimizerState, kept, "optimizerState", what, advice);
  expectGroups(`${place}, in the ${what}`, description.optimizer, restored, step);
  return { ...ofModel, optimizerState: restored, step };
};

/** Throws an ArgumentError where a start has a part of how far a training has come, and lacks another. */
const expectWhole = (place: string, { optimizerState, step, epoch, position }: Partial<TrainingState>): void => {
  if (optimizerState === undefined) {
    expectArgument(position === undefined, {
      place: `${place}, in its position,`,
      expected: "none where there is no optimizerState",
      received: position,
      advice: "Leave it out, and the epoch begins again with a fresh optimizer.",
    });
    return;
  }
  for (const [name, count] of Object.entries({ step, epoch })) {
    expectArgument(count !== undefined, {
      place: `${place}, in its ${name},`,
      expected: "that of its optimizerState",
      received: count,
      advice: "Pass all of the state, or leave optimizerState out to begin with a fresh optimizer.",
    });
  }
};
