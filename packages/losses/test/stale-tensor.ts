import type { Interpreter, Shape, Tensor } from "@gd/tensor";

/** A tensor leaked from a step that has ended. It must be large: small ones keep their memory. */
export const staleTensor = <S extends Shape>({ ops, step }: Interpreter, shape: S): Tensor<S> => {
  const leaked: Tensor<S>[] = [];
  step(() => void leaked.push(ops.fill(shape, 0)));
  return leaked[0]!;
};
