import { DTypeError, type Ops, type Tensor } from "@gd/tensor";

/** Throws DTypeError, with the loss as the place, when output or target are not of the precision of the operations. */
export const expectDType = (place: string, { dtype }: Ops, output: Tensor, target: Tensor): void => {
  if (output.dtype !== dtype) throw new DTypeError(`${place}: output`, dtype, output.dtype);
  if (target.dtype !== dtype) throw new DTypeError(`${place}: target`, dtype, target.dtype);
};
