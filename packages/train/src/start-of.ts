import type { PlateauState } from "@gd/optim";
import {
  ArgumentError,
  expectArgument,
  expectNumber,
  expectSize,
  type Interpreter,
  type Layer,
  leaves,
  mapLeaves,
  type Parameters,
  sizeOf,
} from "@gd/tensor";
import type { AnyLoss } from "./fit.js";
import { storedTensorsLike } from "./step/tensors-like.js";
import { contextOf, interpreterOf, type TrainingSetup } from "./training-setup.js";
import type { TrainingStart, TrainingState } from "./training-state.js";

/** The state that a start describes: it has to fit the model and the optimizer, and what it lacks is initialized. */
export const startOf = <M extends Layer, I extends Interpreter>(
  setup: Omit<TrainingSetup<M, AnyLoss, I>, "loss">,
  start: TrainingStart<M> | undefined,
): TrainingState<M> => {
  const { model, optimizer } = setup;
  const context = contextOf(setup);
  const { ops } = interpreterOf(setup);
  /** A tree of the model or the optimizer with the tensors of another one. */
  const filled = <P extends Parameters>(like: P, tree: Parameters, what: string): P => {
    const tensors = storedTensorsLike(like, tree, `the start of a training, in the ${what}`);
    let next = 0;
    return mapLeaves(like, () => tensors[next++]!);
  };
  const parameters = model.initialize(context) as TrainingState<M>["parameters"];
  const statistics = model.initializeStatistics(context) as TrainingState<M>["statistics"];
  const length = leaves(parameters).reduce((total, [, { shape }]) => total + sizeOf(shape), 0);
  const optimizerState = optimizer.initialize(ops, length);
  if (start === undefined) return { parameters, statistics, optimizerState, step: 0, epoch: 0 };

  if (start.statistics === undefined && leaves(statistics).length > 0) {
    throw new ArgumentError({
      place: "the start of a training",
      expected: `the statistics of ${model.name} as well as its parameters`,
      received: start.statistics,
      advice: "Without them, its predictions would differ: pass those of the same state.",
    });
  }
  const { step = 0, epoch = 0 } = start;
  expectSize("the start of a training, in its step,", step, 0);
  expectSize("the start of a training, in its epoch,", epoch, 0);
  if (start.plateau !== undefined) expectPlateau(start.plateau);
  const kept = start.optimizerState;
  return {
    parameters: filled(parameters, start.parameters, "parameters"),
    statistics: start.statistics === undefined ? statistics : filled(statistics, start.statistics, "statistics"),
    optimizerState: kept === undefined ? optimizerState : filled(optimizerState, kept, `state of ${optimizer.name}`),
    // An optimizer that starts afresh counts its steps from 0, as its corrections and schedules do.
    step: kept === undefined ? 0 : step,
    epoch,
  };
};

const expectPlateau = ({ rateFactor, best, waited, cooling }: PlateauState): void => {
  const place = "the start of a training, in its plateau";
  expectNumber(`${place}: rateFactor`, rateFactor, { from: 0 });
  // Infinity before the first epoch, which JSON does not know.
  expectArgument(typeof best === "number", { place: `${place}: best`, expected: "a number", received: best });
  expectSize(`${place}: waited`, waited, 0);
  expectSize(`${place}: cooling`, cooling, 0);
};
