import { expectArgument } from "../expect/expect.js";
import { expectTransformation } from "../expect/expect-parts.js";
import { expectTensor } from "../expect/expect-tensor.js";
import { isTensor } from "../is-tensor.js";
import type { Parameters } from "../parameters.js";
import { sameShape } from "../shape.js";
import type { GradientTransformation, UpdateInput } from "./gradient-transformation.js";

/** The update of a transformation, which may be anybody's: an ArgumentError names it where what it returns is none. */
export const updateOf = <State extends Parameters>(
  transformation: GradientTransformation<State>,
  input: UpdateInput<State>,
): ReturnType<GradientTransformation<State>["update"]> => {
  if (typeof transformation?.update !== "function") expectTransformation("updateOf(transformation)", transformation);
  if (!isTensor(input?.gradient)) expectTensor("updateOf(input).gradient", Object(input).gradient);
  const returned = transformation.update(input);
  const { update, state } = Object(returned);
  const { shape } = input.gradient;
  const isVector = isTensor(update) && Array.isArray(update.shape) && sameShape(update.shape, shape);
  expectArgument(isVector && typeof state === "object" && state !== null, {
    place: `${transformation.name}, in what its update returns,`,
    expected: `{ update, state } with a vector of ${shape[0]} elements and tensors`,
    received: returned,
  });
  return returned;
};
