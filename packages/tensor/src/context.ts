import type { Ops } from "./ops.js";
import type { Parameters } from "./parameters.js";
import { type RandomStreams, randomStreams } from "./random/random-streams.js";
import { referenceOps } from "./reference/reference-ops.js";

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
  /** The interpreter that computes. */
  readonly ops: Ops;
  /** Training, or evaluation: batch normalization and dropout differ. */
  readonly training: boolean;
  /** Streams of random numbers, whose names begin with the path. */
  readonly random: RandomStreams;
  /** The names of the models and layers around this one, for error messages and observations. */
  readonly path: readonly string[];
  /** What produced the input, for error messages. */
  readonly from?: string;
  /**
   * Sees what each layer receives and returns. The tensors die with the training step that made them: read them at once,
   * or copy them with `toArray` or `ops.variable`.
   */
  readonly observe?: (observation: Observation) => void;
}

/** A context: float32 reference operations, training, seed 0 and no observer unless said otherwise. */
export const createContext = ({
  seed = 0,
  ...given
}: Partial<Context> & { readonly seed?: number | string } = {}): Context => ({
  ops: given.ops ?? referenceOps(),
  training: given.training ?? true,
  random: given.random ?? randomStreams(seed),
  path: given.path ?? [],
  ...(given.from === undefined ? {} : { from: given.from }),
  ...(given.observe === undefined ? {} : { observe: given.observe }),
});

/** What `enter` may say of a part besides its name. */
export interface EnteredPart {
  /** What produced its input, for error messages. */
  readonly from?: string | undefined;
  /** Its name among streams of random numbers, where that is not the name for messages. */
  readonly stream?: string | undefined;
}

/** The context of a part of a model, named for messages, streams of random numbers and traces. */
export const enter = (context: Context, name: string, { from, stream = name }: EnteredPart = {}): Context => {
  const { from: _outer, ...rest } = context;
  return {
    ...rest,
    ops: context.ops.within?.(name) ?? context.ops,
    random: context.random.within(stream),
    path: [...context.path, name],
    ...(from === undefined ? {} : { from }),
  };
};
