import { referenceOps } from "../interpreter/reference/reference-interpreter.js";
import type { Ops } from "../operations/ops.js";
import type { Scalar } from "../operations/signatures.js";
import type { Parameters } from "../parameters.js";
import { type RandomStreams, randomStreams } from "../random/random-streams.js";
import type { Tensor } from "../tensor.js";

/** A value that a layer saw, reported to `Context.observe`. */
export interface Observation {
  /** Where in the model: `["digits", "3 linear(64 → 10)"]`. */
  readonly path: readonly string[];
  /** What the value is to the layer. */
  readonly role: "input" | "output" | "outputGradient" | "inputGradient" | "gradients";
  /** A tensor; of `gradients`, those of all parameters by name. */
  readonly value: Parameters;
}

/** What a computation runs with. */
export interface Context {
  /** The operations to compute with. */
  readonly ops: Ops;
  /** Training, or evaluation: batch normalization and dropout differ. */
  readonly training: boolean;
  /** Streams of random numbers, whose names begin with the path. */
  readonly random: RandomStreams;
  /** The names of the models and layers around this one, for error messages and observations. */
  readonly path: readonly string[];
  /** What produced the input, for error messages. */
  readonly from?: string;
  /** The numbers that the part at hand declares with `coefficients`, as they are in this step. */
  readonly coefficients: readonly Scalar[];
  /** The number of the training step, as `Ops.uniform` takes it; 0 where it is missing. */
  readonly step?: Tensor<readonly [2]>;
  /**
   * Whether labels and targets are known to be such. Where they are not, whoever takes them looks at their elements, which
   * have to be at hand.
   */
  readonly trusted: boolean;
  /**
   * Sees what each layer receives and returns. The tensors die with the training step that made them: read them at once,
   * or copy them with `toArray`.
   */
  readonly observe?: (observation: Observation) => void;
  /** The operations of a part of the model, for whoever traces them by part. */
  readonly opsWithin?: (path: readonly string[]) => Ops;
}

/** A context. Default: float32 reference operations, training, seed 0, no observer. */
export const createContext = ({
  seed = 0,
  ...given
}: Partial<Context> & { readonly seed?: number | string } = {}): Context => ({
  ...given,
  ops: given.ops ?? referenceOps(),
  training: given.training ?? true,
  random: given.random ?? randomStreams(seed),
  path: given.path ?? [],
  coefficients: given.coefficients ?? [],
  trusted: given.trusted ?? false,
});

/** What `enter` may say of a part besides its name. */
export interface EnteredPart {
  /** What produced its input, for error messages. */
  readonly from?: string | undefined;
  /** Its name among streams of random numbers, where that is not the name for messages. */
  readonly stream?: string | undefined;
  /** Its share of the coefficients. */
  readonly coefficients?: readonly Scalar[];
}

/** The context of a part of a model, named for messages, streams of random numbers and traces. */
export const enter = (context: Context, name: string, part: EnteredPart = {}): Context => {
  const { from: _outer, ...rest } = context;
  const { from, stream = name, coefficients = [] } = part;
  const path = [...context.path, name];
  return {
    ...rest,
    ops: context.opsWithin?.(path) ?? context.ops,
    random: context.random.within(stream),
    path,
    coefficients,
    ...(from === undefined ? {} : { from }),
  };
};
