import type { Ops, Shape, Tensor } from "@gd/tensor";

/** What an activation computes of a tensor of any shape by some operations, without its derivative. */
export type ActivationFormula<Names extends keyof Ops> = <S extends Shape>(
  ops: Pick<Ops, Names>,
  input: Tensor<S>,
) => Tensor<S>;
