import { parseSafetensors, type SafetensorsFile } from "@gd/safetensors";
import {
  allocate,
  type DType,
  descriptionOf,
  expectArgument,
  expectLayer,
  expectOneOf,
  expectOptions,
  expectString,
  firstDifference,
  formatShape,
  fromElements,
  type Layer,
  mapLeaves,
  nearestName,
  type Parameters,
  type Shape,
  sameShape,
  sizeOf,
  type Tensor,
} from "@gd/tensor";
import { asModelFile } from "../file/as-model-file.js";
import { expectBytes } from "../file/expect-bytes.js";
import { expectReading } from "../file/expect-reading.js";
import { expectSafetensors } from "../file/expect-safetensors.js";
import { METADATA } from "../file/metadata.js";
import { type NamedTree, skeletonOf } from "../file/skeleton.js";
import { weightsOf } from "../file/weights-of.js";
import { ModelError } from "../model-error.js";
import { type ForeignTensor, pytorchTensors } from "./pytorch-tensors.js";

/** Options of `loadWeights`. */
export interface LoadWeightsOptions {
  /**
   * Whose layout and names the weights have: `"pytorch"` for a state_dict, with weights [outputs, inputs] and names such as
   * `0.weight` and `1.running_mean`. Default: ours, as in the files of `saveModel`.
   */
  readonly from?: "pytorch";
  /**
   * The names of the model, or PyTorch's, for those of the file: of whole names or of their beginnings, as in
   * `{ "features.fc1": "0" }`, or by a function. One that no name of the file has or begins with is refused. Default: they are
   * the same.
   */
  readonly rename?: Readonly<Record<string, string>> | ((name: string) => string);
  /** The file's name in messages. Default: "the file". */
  readonly name?: string;
  /** The longest header to read, in bytes. Default: 2^20. */
  readonly maximumHeaderBytes?: number;
}

/** Weights for a model. */
export interface LoadedWeights<P extends Parameters, S extends Parameters> {
  /** To start a training from, or to answer with. */
  readonly state: { readonly parameters: P; readonly statistics: S };
  /** The names of the tensors of the file that the model has no place for. */
  readonly unused: readonly string[];
}

/**
 * Weights and statistics for a model, of a safetensors file from anywhere.
 *
 * ```ts
 * const model = sequential(linear(784, 128), relu, linear(128, 10));
 * const { state } = loadWeights(model, bytes, { from: "pytorch", rename: { fc1: "0", fc2: "2" } });
 * ```
 *
 * Every tensor of the model has to be there, in its shape; of several precisions all become float32. What PyTorch flattens
 * channel by channel is put in the order of `flatten`.
 *
 * Throws  ModelError that names the first difference, and what was not used
 */
export const loadWeights = <P extends Parameters, S extends Parameters>(
  model: Layer<Shape, Shape, P, S>,
  bytes: Uint8Array,
  options: LoadWeightsOptions = {},
): LoadedWeights<P, S> => {
  expectLayer("loadWeights(model)", model);
  expectBytes("loadWeights(bytes)", bytes);
  const names = ["from", "rename", "name", "maximumHeaderBytes"] as const;
  const { from, rename, name = "the file", ...reading } = expectOptions("loadWeights", options, names);
  if (from !== undefined) expectOneOf("loadWeights(from)", from, ["pytorch"]);
  expectRename(rename);
  expectReading("loadWeights", name, reading);
  expectSafetensors(bytes, name, "a safetensors file", "In Python, save_file of safetensors.torch writes one.");
  const file = asModelFile(name, () => parseSafetensors(bytes, { name, ...reading }));
  if (rename === undefined) expectSameArchitecture(model, file, name);
  const renamed = renamedTensors(file, rename, name);

  const description = descriptionOf(model);
  const skeleton = skeletonOf(model);
  const placed = ({ tree, tensors }: NamedTree): readonly Placed[] => {
    const foreign = from === undefined ? [] : pytorchTensors(description, tree, model.inputShape);
    return tensors.map(({ name: own, shape }, i) => placeTensor({ own, shape, foreign: foreign[i] }, renamed));
  };
  const [parameters, statistics] = [placed(skeleton.parameters), placed(skeleton.statistics)];
  const all = [...parameters, ...statistics];
  const used = new Set(all.map(({ source }) => source));
  const unused = [...file.tensors.keys()].filter((tensor) => !used.has(tensor));
  for (const place of all) expectFound(place, file, name, unused, from);

  const exact = all.every(({ source }) => file.tensors.get(source!)?.dtype === "F64");
  const dtype = exact && all.length > 0 ? "float64" : "float32";
  const read = <T extends Parameters>(tree: Parameters, places: readonly Placed[]): T => {
    let next = 0;
    return mapLeaves(tree, () => readPlaced(file, name, places[next++]!, dtype)) as T;
  };
  return {
    state: {
      parameters: read<P>(skeleton.parameters.tree, parameters),
      statistics: read<S>(skeleton.statistics.tree, statistics),
    },
    unused,
  };
};

/** A tensor of the model. */
interface Wanted {
  readonly own: string;
  readonly shape: Shape;
  readonly foreign: ForeignTensor | undefined;
}

/** The same with the name of the tensor of the file that it is, if it is there. */
interface Placed extends Wanted {
  readonly source: string | undefined;
}

const placeTensor = (wanted: Wanted, renamed: ReadonlyMap<string, string>): Placed => {
  const { own, foreign } = wanted;
  return { ...wanted, source: renamed.get(own) ?? (foreign && renamed.get(foreign.name)) };
};

const readPlaced = (file: SafetensorsFile, name: string, { shape, foreign, source }: Placed, dtype: DType): Tensor => {
  const array = asModelFile(name, () => file.read(source!));
  const { data } = weightsOf(array, shape, `${name}: its tensor ${source}`);
  const places = foreign?.places;
  const elements = allocate(dtype, sizeOf(shape));
  for (let i = 0; i < elements.length; i++) elements[i] = data[places === undefined ? i : places(i)]!;
  return fromElements(elements, shape);
};

const expectRename = (rename: unknown): void => {
  if (rename === undefined || typeof rename === "function") return;
  const names = Object.prototype.toString.call(rename) === "[object Object]" ? Object.values(rename as object) : [7];
  expectArgument(
    names.every((name) => typeof name === "string"),
    { place: "loadWeights(rename)", expected: "an object of names by names, or a function", received: rename },
  );
};

/** The names of the file's tensors by those that they are renamed to. */
const renamedTensors = (
  { tensors }: SafetensorsFile,
  rename: LoadWeightsOptions["rename"],
  file: string,
): ReadonlyMap<string, string> => {
  const names = [...tensors.keys()];
  if (typeof rename === "object") for (const begin of Object.keys(rename)) expectMatch(begin, names, file);
  const renamed = new Map<string, string>();
  for (const name of names) {
    const other = newName(name, rename);
    expectString("loadWeights(rename), of what that returns,", other);
    const taken = renamed.get(other);
    if (taken !== undefined) {
      throw new ModelError({ place: `${file}: its tensors ${taken} and ${name}`, problem: `both become ${other}` });
    }
    renamed.set(other, name);
  }
  return renamed;
};

const newName = (name: string, rename: LoadWeightsOptions["rename"]): string => {
  if (rename === undefined) return name;
  if (typeof rename === "function") return rename(name);
  const beginnings = Object.keys(rename).filter((begin) => beginsWith(name, begin));
  const [longest] = beginnings.sort((one, other) => other.length - one.length);
  return longest === undefined ? name : `${rename[longest]}${name.slice(longest.length)}`;
};

/** Whether a name is another one, or has it as its first parts. */
const beginsWith = (name: string, begin: string): boolean => name === begin || name.startsWith(`${begin}.`);

/** Throws a ModelError that says which names are near, unless a name of the file has or begins with that which is to be renamed. */
const expectMatch = (begin: string, names: readonly string[], file: string): void => {
  if (names.some((name) => beginsWith(name, begin))) return;
  // A name and its beginnings, of which one was probably meant.
  const candidates = new Set(
    names.flatMap((name) => name.split(".").map((_, i, parts) => parts.slice(0, i + 1).join("."))),
  );
  const nearest = nearestName(begin.slice(0, 100), [...candidates]);
  const shown = names
    .slice(0, 5)
    .map((name) => name.slice(0, 100))
    .join(", ");
  throw new ModelError({
    place: file,
    problem: `has no tensor whose name is or begins with ${JSON.stringify(begin.slice(0, 100))}, which rename has`,
    advice:
      nearest === undefined
        ? `Its names are ${shown}${names.length > 5 ? `, and ${names.length - 5} more` : ""}.`
        : `Did you mean ${nearest}?`,
  });
};

/** Throws a ModelError where a file of ours has another model. */
const expectSameArchitecture = (model: Layer, { metadata }: SafetensorsFile, name: string): void => {
  const text = metadata.get(METADATA.architecture);
  if (text === undefined) return;
  const difference = firstDifference(descriptionOf(model), parsed(text), "its architecture");
  if (difference === undefined) return;
  const { place, own, other } = difference;
  throw new ModelError({
    place: `${name}, in ${place},`,
    problem: `has ${other}, where the model has ${own}`,
    advice: "To take its weights all the same, pass { rename: (name) => name }.",
  });
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Throws a ModelError unless the file has a tensor, in its shape. */
const expectFound = (
  { own, shape, foreign, source }: Placed,
  { tensors }: SafetensorsFile,
  name: string,
  unused: readonly string[],
  from: LoadWeightsOptions["from"],
): void => {
  const rest =
    unused.length === 0
      ? "All that it has was used."
      : `Not used: ${unused
          .slice(0, 5)
          .map((tensor) => `${tensor.slice(0, 100)} ${formatShape(tensors.get(tensor)!.shape.slice(0, 10))}`)
          .join(", ")}${unused.length > 5 ? `, and ${unused.length - 5} more` : ""}.`;
  const expected = foreign?.shape ?? shape;
  if (source === undefined) {
    const called = foreign === undefined ? own : `${own}, or ${foreign.name},`;
    throw new ModelError({
      place: name,
      problem: `has no tensor ${called} of shape ${formatShape(expected)}, which the model asks for`,
      advice: `${rest}${unused.length > 0 ? " Say by rename which is which." : ""}`,
    });
  }
  const has = tensors.get(source)!.shape;
  if (sameShape(has, expected)) return;
  const turned = from === undefined && sameShape([...has].reverse(), expected);
  throw new ModelError({
    place: name,
    problem: `has a tensor ${source.slice(0, 100)} of shape ${formatShape(has.slice(0, 10))}, where the model asks for ${formatShape(expected)}`,
    advice: turned ? 'Weights of PyTorch lie the other way: pass { from: "pytorch" }.' : rest,
  });
};
