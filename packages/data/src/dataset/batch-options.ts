import type { DType, RandomStream } from "@gd/tensor";

/** Options of `batches`. */
export interface BatchOptions {
  /** The number of examples in a batch. */
  readonly batchSize: number;
  /** Shuffles the examples. Default: they come in their own order. */
  readonly random?: RandomStream;
  /** Draws each example from all of them, so that one may come more than once. Needs `random`. Default: false. */
  readonly replacement?: boolean;
  /** Leaves out the last batch if it is smaller than the others, as a layer such as batchNorm may need. Default: false. */
  readonly dropLast?: boolean;
  /** Batches to leave out at the beginning, as those of an epoch that was interrupted. Default: 0. */
  readonly skip?: number;
  /** Precision of the batches. Default: float32. */
  readonly dtype?: DType;
}
