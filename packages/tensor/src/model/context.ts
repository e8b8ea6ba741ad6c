import type { Ops } from "../operations/ops.js";
import type { Scalar } from "../operations/signatures.js";
import type { Parameters } from "../parameters.js";
import type { RandomStreams } from "../random/random-streams.js";
import type { Tensor } from "../tensor.js";

/** A value that a layer received or returned, as reported to `Context.observe`. */
export interface Observation {
  /** Where in the model: `["digits", "3 linear(64 → 10)"]`. */
  readonly path: readonly string[];
  /** What the value is to that part of the model. */
  readonly role: "input" | "output" | "outputGradient" | "inputGradient" | "gradients";
  /** A tensor; for `gradients`, those of all parameters by name. */
  readonly value: Parameters;
}

/** What a computation runs with. */
export interface Context {
  /** The operations to compute with. */
  readonly ops: Ops;
  /** Whether to train rather than evaluate: batch normalization and dropout differ. */
  readonly training: boolean;
  /** The random streams of this part of the model. */
  readonly random: RandomStreams;
  /** The names of the enclosing models and layers, for error messages and observations. */
  readonly path: readonly string[];
  /** What produced the input, for error messages. */
  readonly from?: string;
  /** The coefficients that this part of the model declares, at this step. */
  readonly coefficients: readonly Scalar[];
  /** The number of the training step, as `Ops.uniform` takes it. Default: 0. */
  readonly step?: Tensor<readonly [2]>;
  /**
   * Whether labels and targets have been checked already. If so, their elements must not be read, as they may not be at
   * hand; otherwise layers and losses check them.
   */
  readonly trusted: boolean;
  /**
   * Called with what each layer receives and returns. The tensors are valid only until the training step ends: read
   * them at once, or copy them with `toArray`.
   */
  readonly observe?: (observation: Observation) => void;
  /** The operations for a part of the model, so that they can be traced by part. */
  readonly opsWithin?: (path: readonly string[]) => Ops;
}
