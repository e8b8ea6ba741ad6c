import type { Ops, Shape, Tensor } from "@gd/tensor";

/** A tensor leaked from a step that has ended. It must be large: small ones keep their memory. */
export const staleTensor = <S extends Shape>(ops: Ops, shape: S): Tensor<S> => {
  const leaked: Tensor<S>[] = [];
  ops.step(() => void leaked.push(ops.fill(shape, 0)));
  return leaked[0]!;
};
