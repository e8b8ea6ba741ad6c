import {
  type Description,
  descriptionOf,
  expectArgument,
  expectParameters,
  firstDifference,
  type Layer,
  type Parameters,
} from "@gd/tensor";
import { OnnxError } from "./onnx-error.js";

/** The part of a training's state that a model computes with, as `training.state()` returns it. */
export interface ExportedState {
  readonly parameters: Parameters;
  /** What layers have gathered, such as the running means of `batchNorm`. Default: none. */
  readonly statistics?: Parameters;
  /** What made the state. That of another model is refused; one without it is taken at its word, if names and shapes fit. */
  readonly description?: { readonly model: Description } | undefined;
}

/** Throws unless a state is one, and that of the model. */
export const expectStateOf = (model: Layer, state: ExportedState): void => {
  const place = "exportOnnx(state)";
  const isObject = typeof state === "object" && state !== null;
  const advice = "Pass training.state(), or { parameters, statistics }.";
  expectArgument(isObject, { place, expected: "the state of a training", received: state, advice });
  expectParameters(`${place}: parameters`, state.parameters, advice);
  if (state.statistics !== undefined) expectParameters(`${place}: statistics`, state.statistics, advice);
  if (state.description === undefined) return;
  const difference = firstDifference(descriptionOf(model), Object(state.description).model, "the model");
  if (difference === undefined) return;
  throw new OnnxError({
    place: `${place}, in ${difference.place},`,
    expected: difference.own,
    received: difference.other,
    advice: "Another model made the state: pass the one that was trained.",
  });
};
