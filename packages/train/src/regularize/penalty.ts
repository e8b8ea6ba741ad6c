import type { Ops, Tensor } from "@gd/tensor";

/** A cost of the parameters that is added to the loss: made by `l1` and `l2`, or your own. */
export interface Penalty {
  readonly name: string;
  /** Names of parameters without a penalty. */
  readonly exclude: readonly string[];
  /** The cost of one tensor of parameters, and its gradient. */
  evaluate(
    ops: Ops,
    parameter: Tensor,
  ): {
    /** A scalar. */
    readonly value: Tensor<readonly []>;
    /** In the shape of the parameter. */
    readonly gradient: Tensor;
  };
}

/** Options of `l1` and `l2`. */
export interface PenaltyOptions {
  /** λ, a finite number ≥ 0. */
  readonly strength: number;
  /** Names of parameters without a penalty. Default: `bias`, `scale` and `shift`. */
  readonly exclude?: readonly string[];
}

/** Biases, and the scale and shift of a normalization, do not make a model overfit. */
export const NOT_PENALIZED = ["bias", "scale", "shift"];
