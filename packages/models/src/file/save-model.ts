import { writeSafetensors } from "@gd/safetensors";
import type { Features, Target } from "@gd/tables";
import {
  ArgumentError,
  type Bytes,
  type Description,
  descriptionOf,
  expectArgument,
  expectLayer,
  expectNumber,
  expectOptions,
  expectParameters,
  firstDifference,
  formatShape,
  type Layer,
  leaves,
  type Parameters,
  rowMajor,
  sameShape,
  type Tensor,
} from "@gd/tensor";
import { jsonOf } from "./json-of.js";
import { learnedFeatures, learnedTarget } from "./learned.js";
import { FORMAT, METADATA } from "./metadata.js";
import { type NamedTree, skeletonOf } from "./skeleton.js";
import { wrongElement } from "./wrong-element.js";

/** What a model has learned. That of a training has more, which is left out. */
export interface SavedState {
  readonly parameters: Parameters;
  /** Default: none. */
  readonly statistics?: Parameters;
  /** What made it, if it says so: another model is refused. */
  readonly description?: { readonly model: Description } | undefined;
}

/** What `saveModel` saves. */
export interface ModelToSave {
  readonly model: Layer;
  /** The state of a training, or `{ parameters, statistics }`. */
  readonly state: SavedState;
  /** How rows become inputs, as `fitFeatures` of `@gd/tables` says it. Default: inputs are numbers. */
  readonly features?: Features | undefined;
  /** What outputs mean, as `fitTarget` of `@gd/tables` says it. Default: outputs are numbers. */
  readonly target?: Target | undefined;
  /** What it was trained on and with, as data that JSON keeps: seed, options, versions, metrics. Default: none. */
  readonly training?: unknown;
  /** The longest header to write, in bytes, where features have very many categories: `loadModel` has to be told it, too. Default: 2^20. */
  readonly maximumHeaderBytes?: number;
}

/**
 * A model as the bytes of a safetensors file: weights and statistics by readable names, such as `0.linear.weight`, and in
 * its metadata the architecture, the features, the target, and what it was trained with. `loadModel` reads it, without the
 * code that made the model; so does Python's safetensors.
 *
 * ```ts
 * await writeFile("xor.model.safetensors", saveModel({ model, state: training.state() }));
 * ```
 *
 * Throws  ArgumentError for a state that is not the model's, or has numbers that are not finite
 */
export const saveModel = (saved: ModelToSave): Bytes => modelBytes("saveModel", saved);

/** The same for another function that errors name. */
export const modelBytes = (place: string, saved: ModelToSave): Bytes => {
  const names = ["model", "state", "features", "target", "training", "maximumHeaderBytes"] as const;
  const { model, state, features, target, training, ...limits } = expectOptions(place, saved, names);
  const { maximumHeaderBytes = LONGEST_HEADER } = limits;
  expectNumber(`${place}(maximumHeaderBytes)`, maximumHeaderBytes, { from: 0, whole: true });
  expectLayer(`${place}(model)`, model);
  expectArgument(typeof state === "object" && state !== null, {
    place: `${place}(state)`,
    expected: "a state",
    received: state,
    advice: "training.state() is one, and so is { parameters, statistics }.",
  });
  const { parameters, statistics = [], description } = state;
  const architecture = descriptionOf(model);
  expectSameModel(`${place}(state)`, architecture, description);
  const skeleton = skeletonOf(model);
  const tensors = [
    ...namedTensors(`${place}(state)`, "parameters", skeleton.parameters, parameters),
    ...namedTensors(`${place}(state)`, "statistics", skeleton.statistics, statistics),
  ];
  const arrays = new Map(tensors.map(([name, tensor]) => [name, arrayOf(tensor)]));
  expectArgument(arrays.size === tensors.length, {
    place: `${place}(model)`,
    expected: "another name for each of its tensors",
    received: tensors.map(([name]) => name),
  });
  const metadata = {
    [METADATA.format]: FORMAT,
    [METADATA.architecture]: jsonOf(`${place}(model), in its description,`, architecture),
    [METADATA.input]: JSON.stringify(model.inputShape),
    ...(features !== undefined && {
      [METADATA.features]: JSON.stringify(learnedFeatures(`${place}(features)`, features)),
    }),
    ...(target !== undefined && {
      [METADATA.target]: JSON.stringify(learnedTarget(`${place}(target)`, target)),
    }),
    ...(training !== undefined && { [METADATA.training]: jsonOf(`${place}(training)`, training) }),
  };
  try {
    return writeSafetensors(arrays, metadata, { checksum: METADATA.checksum, maximumHeaderBytes });
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    const { expected, received } = error;
    // The names of its tensors are as long as somebody's own layers make them, and features as many as their categories.
    throw new ArgumentError({ place: `${place}, in its names and metadata,`, expected, received, advice: RAISE });
  }
};

const LONGEST_HEADER = 2 ** 20;
const RAISE = "If it is that long on purpose, raise maximumHeaderBytes here and where it is loaded.";

/** Throws an ArgumentError if another model made a state. One made by hand is taken at its word. */
const expectSameModel = (place: string, own: Description, description: SavedState["description"]): void => {
  if (description === undefined) return;
  const difference = firstDifference(own, Object(description).model, "the model");
  if (difference === undefined) return;
  throw new ArgumentError({
    place: `${place}, in ${difference.place},`,
    expected: difference.own,
    received: difference.other,
    advice: "That model made the state: pass it.",
  });
};

type Named = readonly (readonly [name: string, tensor: Tensor])[];

/** The tensors of a tree by the names that they have in the file. */
const namedTensors = (
  of: string,
  role: "parameters" | "statistics",
  { tensors: expected }: NamedTree,
  tree: Parameters,
): Named => {
  const place = `${of}, in its ${role},`;
  expectParameters(place, tree);
  const given = leaves(tree);
  return Array.from({ length: Math.max(expected.length, given.length) }, (_, i) => {
    const [wanted, has] = [expected[i], given[i]];
    if (wanted === undefined || has === undefined || !sameShape(wanted.shape, has[1].shape)) {
      throw new ArgumentError({
        place,
        expected: wanted === undefined ? "no more tensors" : `${wanted.name} of shape ${formatShape(wanted.shape)}`,
        received: has?.[1],
        advice: "They are not those of the model.",
      });
    }
    const wrong = wrongElement(rowMajor(has[1]));
    if (wrong === undefined) return [wanted.name, has[1]];
    throw new ArgumentError({
      place: `${of}: ${wanted.name}`,
      expected: "finite elements",
      received: wrong.value,
      advice: `It is element ${wrong.index}.`,
    });
  });
};

const arrayOf = (tensor: Tensor) => {
  const { shape } = tensor;
  const data = rowMajor(tensor);
  return data instanceof Float32Array
    ? ({ dtype: "F32", shape, data } as const)
    : ({ dtype: "F64", shape, data: data as Float64Array } as const);
};
