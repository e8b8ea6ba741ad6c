import type { Ops } from "../operations/ops.js";
import type { RandomStream } from "../random/random-stream.js";
import type { Tensor } from "../tensor.js";

/** A result to compute with two interpreters. */
export type Compute = (ops: Ops) => Tensor;

/** Lists results that must be the same, for operands drawn from a stream. */
export type Computation = (same: (what: string, compute: Compute) => void, random: RandomStream) => void;
