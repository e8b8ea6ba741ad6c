import { isStale, StaleTensorError } from "../stale-tensor-error.js";
import type { Tensor } from "../tensor.js";
import { expectTensor } from "./expect-tensor.js";

/** Throws a StaleTensorError if the elements of a tensor are gone, or an ArgumentError if it is none. */
export const expectCurrent = (place: string, tensor: Tensor): void => {
  if (!isStale(tensor)) return;
  expectTensor(place, tensor);
  throw new StaleTensorError(place, tensor.shape);
};
