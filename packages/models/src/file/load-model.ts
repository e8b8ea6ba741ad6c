import { parseSafetensors, type SafetensorsFile } from "@gd/safetensors";
import { type Features, parseFeatures, parseTarget, TableError, type Target } from "@gd/tables";
import {
  expectBoolean,
  expectOptions,
  formatShape,
  type Layer,
  mapLeaves,
  type Parameters,
  type Shape,
  sameShape,
} from "@gd/tensor";
import { buildLayer } from "../architecture/build-layer.js";
import { expectOwn } from "../architecture/expect-own.js";
import type { OwnLayer } from "../architecture/own-layer.js";
import { ModelError } from "../model-error.js";
import { asModelFile } from "./as-model-file.js";
import { expectBytes } from "./expect-bytes.js";
import { expectReading } from "./expect-reading.js";
import { FORMAT, METADATA, OPTIMIZER } from "./metadata.js";
import { type NamedTree, nothing, type Skeleton, skeletonOf } from "./skeleton.js";
import { weightsOf } from "./weights-of.js";

/** Options of `loadModel`. */
export interface LoadModelOptions {
  /** Layers and initializers that are not of `@gd/layers`, by the types that their descriptions have, or by their names. */
  readonly own?: Readonly<Record<string, OwnLayer>>;
  /** The file's name in messages. Default: "the model file". */
  readonly name?: string;
  /** Whether the file has to be as it was written; `false` for one that another program has changed on purpose. Default: true. */
  readonly checksum?: boolean;
  /** The longest header to read, in bytes. Default: 2^20. */
  readonly maximumHeaderBytes?: number;
}

/** Their names. */
export const OPTIONS = ["own", "name", "checksum", "maximumHeaderBytes"] as const;

/** A model that is ready to be used. */
export interface LoadedModel {
  readonly model: Layer;
  readonly state: {
    readonly parameters: Parameters;
    readonly statistics: Parameters;
  };
  /** How rows become inputs; undefined where they are numbers. */
  readonly features: Features | undefined;
  /** What outputs mean; undefined where they are numbers. */
  readonly target: Target | undefined;
  /** What it was trained on and with, as `saveModel` was told it. */
  readonly training: unknown;
}

/**
 * A model of the bytes that `saveModel` made, or a training: its layers, made again of their descriptions, and what they have
 * learned. No optimizer and no code of the model is needed.
 *
 * ```ts
 * const { model, state } = loadModel(await readFile("xor.model.safetensors"));
 * predict({ model }, state, tensor([0, 1]));
 * ```
 *
 * Nothing in the bytes is believed before it is looked at, and no memory is taken that they do not have.
 *
 * Throws  ModelError when the bytes are not a model, are damaged or incomplete, or have layers that there are not
 */
export const loadModel = (bytes: Uint8Array, options: LoadModelOptions = {}): LoadedModel => {
  const { own = {}, name = "the model file", ...reading } = expectOptions("loadModel", options, OPTIONS);
  expectBytes("loadModel(bytes)", bytes);
  expectOwn("loadModel(own)", own);
  expectReading("loadModel", name, reading);
  const file = readFile(bytes, name, reading);
  const data = (member: keyof typeof METADATA): unknown => jsonOf(file, name, METADATA[member]);
  const architecture = data("architecture");
  const inputShape = shapeOf(data("input"), name);
  const place = { whole: `${name}: its architecture`, path: [] };
  const skeleton = skeletonOf(buildLayer({ own, initializer: nothing }, architecture, inputShape, place));
  expectTensorsOf(file, name, skeleton);
  return {
    model: buildLayer({ own }, architecture, inputShape, place),
    state: {
      parameters: readTree(file, name, skeleton.parameters),
      statistics: readTree(file, name, skeleton.statistics),
    },
    features: learned(name, data("features"), parseFeatures),
    target: learned(name, data("target"), parseTarget),
    training: data("training"),
  };
};

/** The file, if it is a model's. */
const readFile = (
  bytes: Uint8Array,
  name: string,
  { checksum = true, ...reading }: Pick<LoadModelOptions, "checksum" | "maximumHeaderBytes">,
): SafetensorsFile => {
  expectBoolean("loadModel(checksum)", checksum);
  const options = { name, ...reading };
  const file = asModelFile(name, () => parseSafetensors(bytes, options));
  const format = file.metadata.get(METADATA.format);
  if (format === undefined) {
    throw new ModelError({
      place: name,
      problem: "is a safetensors file without an architecture",
      advice: "To take its weights for a model of yours, pass it to loadWeights(model, bytes).",
    });
  }
  if (format !== FORMAT) {
    throw new ModelError({
      place: name,
      problem: `has version ${format.slice(0, 20)} of the format, and this is version ${FORMAT}`,
      advice: "Load it with the version of @gd/models that saved it.",
    });
  }
  if (checksum) asModelFile(name, () => parseSafetensors(bytes, { ...options, checksum: METADATA.checksum }));
  return file;
};

/** A member of the metadata, from JSON; undefined if it is not there. */
const jsonOf = ({ metadata }: SafetensorsFile, name: string, member: string): unknown => {
  const text = metadata.get(member);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ModelError({ place: name, problem: `has no JSON in ${member}` }, { cause });
  }
};

/** What was learned of a table, if it is there. */
const learned = <Part>(name: string, value: unknown, parse: (value: unknown) => Part): Part | undefined => {
  if (value === undefined) return undefined;
  try {
    return parse(value);
  } catch (cause) {
    if (!(cause instanceof TableError)) throw cause;
    throw new ModelError({ place: `${name}:`, problem: cause.message }, { cause });
  }
};

const shapeOf = (value: unknown, name: string): Shape => {
  const isShape =
    Array.isArray(value) && value.length < 32 && value.every((size) => Number.isSafeInteger(size) && size > 0);
  if (isShape) return value;
  throw new ModelError({ place: name, problem: `has no shape of an example in ${METADATA.input}` });
};

/** Throws a ModelError unless a file has all tensors of a model, and no others but those of an optimizer. */
const expectTensorsOf = ({ tensors }: SafetensorsFile, name: string, { parameters, statistics }: Skeleton): void => {
  const wanted = [...parameters.tensors, ...statistics.tensors];
  for (const { name: tensor, shape } of wanted) {
    const has = tensors.get(tensor);
    if (has !== undefined && sameShape(has.shape, shape)) continue;
    const asked = `${tensor} of shape ${formatShape(shape)}`;
    throw new ModelError({
      place: name,
      problem:
        has === undefined
          ? `has no tensor ${asked}, which its architecture asks for`
          : `has a tensor ${tensor} of shape ${formatShape(has.shape.slice(0, 10))}, where its architecture asks for ${formatShape(shape)}`,
    });
  }
  const names = new Set(wanted.map(({ name }) => name));
  const other = [...tensors.keys()].find((tensor) => !names.has(tensor) && !tensor.startsWith(OPTIMIZER));
  if (other === undefined) return;
  throw new ModelError({
    place: name,
    problem: `has a tensor ${other.slice(0, 100)}, which its architecture does not ask for`,
  });
};

const readTree = (file: SafetensorsFile, name: string, { tree, tensors }: NamedTree): Parameters => {
  let next = 0;
  return mapLeaves(tree, () => {
    const { name: tensor, shape } = tensors[next++]!;
    return weightsOf(
      asModelFile(name, () => file.read(tensor)),
      shape,
      `${name}: its tensor ${tensor}`,
    );
  });
};
