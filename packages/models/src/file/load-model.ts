import { type Features, parseFeatures, type Target } from "@gd/tables";
import { expectOptions, type Layer, mapLeaves, type Parameters } from "@gd/tensor";
import { buildLayer } from "../architecture/build-layer.js";
import { expectOwn } from "../architecture/expect-own.js";
import type { OwnLayer } from "../architecture/own-layer.js";
import { type ModelFile, type ReadingOptions, readModelFile } from "./read-model-file.js";
import { type NamedTree, nothing, skeletonOf } from "./skeleton.js";

/** Options of `loadModel`. */
export interface LoadModelOptions extends ReadingOptions {
  /** Layers and initializers that are not of `@gd/layers`, by the types that their descriptions have, or by their names. */
  readonly own?: Readonly<Record<string, OwnLayer>>;
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
  const { own = {}, ...reading } = expectOptions("loadModel", options, OPTIONS);
  expectOwn("loadModel(own)", own);
  const file = readModelFile("loadModel", bytes, reading, parseFeatures);
  const { architecture, inputShape, features, target, training } = file;
  const place = { whole: `${file.name}: its architecture`, path: [] };
  const skeleton = skeletonOf(buildLayer({ own, initializer: nothing }, architecture, inputShape, place));
  const state = { parameters: readTree(file, skeleton.parameters), statistics: readTree(file, skeleton.statistics) };
  file.expectNoOthers();
  return { model: buildLayer({ own }, architecture, inputShape, place), state, features, target, training };
};

const readTree = (file: ModelFile, { tree, tensors }: NamedTree): Parameters => {
  let next = 0;
  return mapLeaves(tree, () => {
    const { name, shape } = tensors[next++]!;
    return file.tensor(name, shape);
  });
};
