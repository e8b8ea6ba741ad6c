import { expectParameters, type Interpreter, type Layer } from "@gd/tensor";
import { expectProgress } from "../state/expect-progress.js";
import { expectState } from "../state/expect-state.js";
import { expectSamePart } from "../state/state-description.js";
import { storedTensorsLike } from "../state/stored-tensors-like.js";
import { treesOf } from "../state/trees-of.js";
import { contextOf, type ModelSetup } from "../training-setup.js";
import type { ModelState } from "../training-state.js";

const advice = "Names and shapes are those of the setup's model.";

/**
 * Throws an ArgumentError unless a state is one of the model. With statistics that are fresh in the place of its own, or under
 * other layers of the same shapes, its answers would be others.
 */
export const expectModelState = <M extends Layer, I extends Interpreter>(
  place: string,
  setup: ModelSetup<M, I>,
  state: ModelState<M>,
): void => {
  expectState(place, state);
  // First, as it names the layer that is another.
  expectSamePart(place, "model", setup, state.description);
  const { parameters, statistics } = state;
  expectParameters(place, { parameters, statistics });
  expectProgress(place, { step: state.step });
  const context = contextOf(setup);
  const own = treesOf(setup.model, context);
  const { dtype } = context.ops;
  for (const tree of ["parameters", "statistics"] as const) {
    storedTensorsLike(own[tree], state[tree], { place: `${place}, in the ${tree}`, tree, dtype, advice });
  }
};
