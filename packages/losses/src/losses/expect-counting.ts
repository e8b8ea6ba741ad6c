import { ArgumentError, type Context, rowMajor, type Scalar } from "@gd/tensor";

/**
 * Throws where the examples of a batch count for nothing, as their weights add up to 0. Such a batch can be evaluated, as
 * one of several, but not learned from.
 */
export const expectCounting = ({ trusted }: Context, place: string, expected: string, total: Scalar): void => {
  if (trusted || rowMajor(total)[0] !== 0) return;
  throw new ArgumentError({
    place,
    expected,
    received: 0,
    advice: "Leave such examples out, or take larger batches.",
  });
};
