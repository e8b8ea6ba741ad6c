import { type Features, featuresOfRows, parseFeatures, type Target } from "@gd/tables";
import {
  type Batch,
  type Description,
  expectArgument,
  expectOptions,
  expectSize,
  type Shape,
  type Tensor,
} from "@gd/tensor";
import { describedPart, makePart, shown, titleOf } from "../architecture/make-part.js";
import { type Place, placeText, within } from "../architecture/place.js";
import { type ModelFile, type ReadingOptions, readModelFile } from "../file/read-model-file.js";
import { ModelError } from "../model-error.js";
import type { ModelAnswer } from "./answer.js";
import { answerer, answersOf } from "./answerer.js";
import { expectWidth } from "./expect-width.js";
import { type MatrixOfRows, type RowList, rowInputs } from "./row-inputs.js";
import { allLayers } from "./steps/all-layers.js";
import type { ForwardLayer, InsideStep, Step } from "./steps/step.js";

/** Options of `openModel`. */
export interface OpenModelOptions extends ReadingOptions {
  /** How many rows are computed at once. Default: 1024. */
  readonly batchSize?: number;
}

/** A model that answers. */
export interface OpenModel {
  /** The answers for rows, in their order. */
  predict(rows: RowList): readonly ModelAnswer[];
  /** How rows become inputs; undefined where they are numbers. */
  readonly features: Features | undefined;
  /** What outputs mean; undefined where they are numbers. */
  readonly target: Target | undefined;
  /** What it was trained on and with, as `saveModel` was told it. */
  readonly training: unknown;
}

/**
 * Opens a model file to answer for rows, with nothing that trains: what `predictor(loadModel(bytes))` of `@gd/models` answers
 * with `referenceInterpreter()`, to the last bit, in a part of its size.
 *
 * ```ts
 * const { predict } = openModel(bytes);
 * const [answer] = predict([{ bill_length_mm: 46.5, island: "Biscoe", sex: null }]);
 * answer?.class; // "Gentoo"
 * ```
 *
 * Layers are those of `@gd/layers`: for your own, and for speed with models that are not small, `@gd/models` has the others.
 *
 * Throws  ModelError when the bytes are not a model, are damaged or incomplete, or have layers that there are not; `predict`
 *         as `predictor` does
 */
export const openModel = (bytes: Uint8Array, options: OpenModelOptions = {}): OpenModel =>
  open("openModel", allLayers, bytes, options, ofTables);

/**
 * `openModel` for models of some layers, which a bundler leaves no others beside.
 *
 * ```ts
 * import { linear, openModelWith, relu, sequential } from "@gd/models/predict";
 *
 * const { predict } = openModelWith({ linear, relu, sequential }, bytes);
 * ```
 *
 * Throws  as `openModel`, also for a layer that is not among them
 */
export const openModelWith = (
  layers: Readonly<Record<string, ForwardLayer>>,
  bytes: Uint8Array,
  options: OpenModelOptions = {},
): OpenModel => {
  expectLayers("openModelWith", layers);
  return open("openModelWith", layers, bytes, options, ofTables);
};

/**
 * `openModelWith` for models whose rows are numbers, without all that makes numbers of the columns of a table.
 *
 * Throws  as `openModelWith`, also for a model with features
 */
export const openNetworkWith = (
  layers: Readonly<Record<string, ForwardLayer>>,
  bytes: Uint8Array,
  options: OpenModelOptions = {},
): OpenModel => {
  expectLayers("openNetworkWith", layers);
  return open("openNetworkWith", layers, bytes, options, ofNumbers);
};

const expectLayers = (caller: string, layers: Readonly<Record<string, ForwardLayer>>): void => {
  const isObject = Object.prototype.toString.call(layers) === "[object Object]";
  const isLayers = isObject && Object.values(layers).every((layer) => typeof Object(layer).make === "function");
  expectArgument(isLayers, {
    place: `${caller}(layers)`,
    expected: "an object of layers of @gd/models/predict by name",
    received: layers,
    advice: "As in { linear, relu, sequential }.",
  });
};

/** How features are read from a file, and applied to rows. */
interface FeatureFunctions {
  parse(value: unknown, name: string): Features;
  readonly matrixOfRows?: MatrixOfRows;
  readonly expectWidth?: typeof expectWidth;
}

const ofTables: FeatureFunctions = { parse: parseFeatures, matrixOfRows: featuresOfRows, expectWidth };

const ofNumbers: FeatureFunctions = {
  parse(_, name) {
    throw new ModelError({
      place: name,
      problem: "takes rows of a table, which openNetworkWith leaves out",
      advice: "Open it with openModelWith.",
    });
  },
};

const open = (
  caller: string,
  layers: Readonly<Record<string, ForwardLayer>>,
  bytes: Uint8Array,
  options: OpenModelOptions,
  of: FeatureFunctions,
): OpenModel => {
  const names = ["name", "checksum", "maximumHeaderBytes", "batchSize"] as const;
  const { batchSize = 1024, ...reading } = expectOptions(caller, options, names);
  expectSize(`${caller}(batchSize)`, batchSize);
  const file = readModelFile(caller, bytes, reading, of.parse);
  const { inputShape, features, target, training } = file;
  const { outputShape, compute } = stepOf(file, layers);
  file.expectNoOthers();
  const place = file.name;
  if (features !== undefined) of.expectWidth?.(`${place}: its features`, features, inputShape);
  const answer = answerer({ outputShape, description: file.architecture as Description }, target);
  const kind = { inputShape, features, dtype: "float32" } as const;
  const predict = (rows: RowList): readonly ModelAnswer[] => {
    const inputs = rowInputs(rows, kind, of.matrixOfRows);
    const all: ModelAnswer[] = [];
    for (let start = 0; start < inputs.length; start += batchSize) {
      const end = Math.min(start + batchSize, inputs.length);
      const { data } = compute(inputs.slice(start, end) as Batch<Shape>);
      for (const one of answersOf(data, end - start, start, answer)) all.push(one);
    }
    return all;
  };
  return { predict, features, target, training };
};

/** The whole model of a file as a step. */
const stepOf = (file: ModelFile, layers: Readonly<Record<string, ForwardLayer>>): Step => {
  const build = (description: unknown, inputShape: Shape, place: Place, prefix: string): Step => {
    const inside: InsideStep = {
      inputShape,
      tensor: (name, shape) => inFloat32(file.tensor(`${prefix}${name}`, shape)),
      build(part, i, shape = inputShape) {
        const title = i === undefined ? titleOf(part) : `${i} ${titleOf(part)}`;
        const around = place.path.length === 0 ? within(place, titleOf(description)) : place;
        return build(part, shape, within(around, title), `${prefix}${title.replace(" ", ".")}.`);
      },
    };
    const part = describedPart("a layer", description, place);
    if (Object.hasOwn(layers, part.type)) return makePart(layers[part.type]!, part, place, inside);
    const problem = `has the layer ${shown(titleOf(description))}, which there is not here`;
    throw new ModelError({ place: placeText(place), problem, advice: ADVICE });
  };
  const place = { whole: `${file.name}: its architecture`, path: [] };
  return build(file.architecture, file.inputShape, place, "");
};

const ADVICE =
  "Pass it among the layers of openModelWith; if it is your own, load the model with loadModel of @gd/models.";

const inFloat32 = <S extends Shape>({ shape, data }: Tensor<S>): Tensor<S> => ({
  shape,
  dtype: "float32",
  data: data instanceof Float32Array ? data : new Float32Array(data),
  transposed: false,
});
