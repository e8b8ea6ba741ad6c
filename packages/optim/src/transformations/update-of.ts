import {
  expectArgument,
  type GradientTransformation,
  isTensor,
  type Parameters,
  sameShape,
  type UpdateInput,
} from "@gd/tensor";

/** What a transformation returns, which may be anybody's: an update and a state, or an ArgumentError says so. */
export const updateOf = <State extends Parameters>(
  transformation: GradientTransformation<State>,
  input: UpdateInput<State>,
): ReturnType<GradientTransformation<State>["update"]> => {
  const returned = transformation.update(input);
  const { update, state } = Object(returned);
  const { shape } = input.gradient;
  expectArgument(isTensor(update) && sameShape(update.shape, shape) && typeof state === "object" && state !== null, {
    place: `${transformation.name}, in what its update returns,`,
    expected: `{ update, state } with a vector of ${shape[0]} elements and tensors`,
    received: returned,
  });
  return returned;
};
