import { hasElements } from "../has-elements.js";
import { isComplete } from "../is-complete.js";
import { sizeOf } from "../shape.js";
import { isStale, StaleTensorError } from "../stale-tensor-error.js";
import type { Tensor } from "../tensor.js";
import { ArgumentError } from "./argument-error.js";
import { expectTensor } from "./expect-tensor.js";

/**
 * Throws an ArgumentError unless a value is a tensor with all the elements that its shape says, at hand or made when they
 * are read; or a StaleTensorError if they are gone.
 */
export const expectElements = (place: string, tensor: Tensor): void => {
  if (isComplete(tensor)) return;
  expectTensor(place, tensor);
  if (isStale(tensor)) throw new StaleTensorError(place, tensor.shape);
  const [size, received] = [sizeOf(tensor.shape), tensor.data.length];
  if (received === size) return;
  const advice = hasElements(tensor)
    ? "Its shape says how many there are."
    : "One that only counts operations has none.";
  throw new ArgumentError({ place, expected: `a tensor with ${size} elements`, received, advice });
};
