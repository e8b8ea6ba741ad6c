import { expectArgument, expectParameters, type Interpreter, type Layer, leaves } from "@gd/tensor";
import { expectProgress } from "../state/expect-progress.js";
import { expectSamePart } from "../state/state-description.js";
import { tensorsLike } from "../step/tensors-like.js";
import { contextOf, type ModelSetup } from "../training-setup.js";
import type { ModelState } from "../training-state.js";

/**
 * Throws an ArgumentError unless a state is one of the model. With statistics that are fresh in the place of its own, or under
 * other layers of the same shapes, its answers would be others.
 */
export const expectModelState = <M extends Layer, I extends Interpreter>(
  place: string,
  setup: ModelSetup<M, I>,
  state: ModelState<M>,
): void => {
  expectArgument(typeof state === "object" && state !== null, {
    place,
    expected: "a state",
    received: state,
    advice: "training.state() is one, or loadCheckpoint reads it from bytes.",
  });
  const { parameters, statistics } = state;
  expectParameters(place, { parameters, statistics });
  expectProgress(place, { step: state.step });
  const wanted = setup.model.initializeStatistics(contextOf(setup));
  if (leaves(wanted).length > 0) tensorsLike(wanted, statistics, `${place}, in the statistics,`);
  expectSamePart(place, "model", setup, state.description);
};
