import { parseSafetensors, type SafetensorsFile } from "@gd/safetensors";
import { type Features, parseTarget, TableError, type Target } from "@gd/tables";
import { expectBoolean, expectNumber, expectString, formatShape, type Shape, sameShape, type Tensor } from "@gd/tensor";
import { ModelError } from "../model-error.js";
import { asModelFile } from "./as-model-file.js";
import { expectBytes } from "./expect-bytes.js";
import { expectSafetensors } from "./expect-safetensors.js";
import { FORMAT, METADATA, OPTIMIZER } from "./metadata.js";
import { weightsOf } from "./weights-of.js";

/** Options of functions that read a model's file. */
export interface ReadingOptions {
  /** The file's name in messages. Default: "the model file". */
  readonly name?: string;
  /** Whether the file has to be as it was written; `false` for one that another program has changed on purpose. Default: true. */
  readonly checksum?: boolean;
  /** The longest header to read, in bytes. Default: 2^20. */
  readonly maximumHeaderBytes?: number;
}

/** What the file of a model has. Nothing has been believed but that the architecture is JSON. */
export interface ModelFile {
  readonly name: string;
  readonly architecture: unknown;
  readonly inputShape: Shape;
  readonly features: Features | undefined;
  readonly target: Target | undefined;
  readonly training: unknown;
  /** A tensor that the architecture asks for. Throws a ModelError if it is not there, or has another shape. */
  tensor<const S extends Shape>(tensor: string, shape: S): Tensor<S>;
  /** Throws a ModelError if there are tensors that were not asked for, other than those of an optimizer. */
  expectNoOthers(): void;
}

/** Makes features of data. Throws a TableError or a ModelError where it cannot. */
type ParseFeatures = (value: unknown, name: string) => Features;

/**
 * Reads the file of a model. Throws a ModelError if it is none, or is damaged.
 *
 * @param parseFeatures that of @gd/tables, or what refuses features in programs that are without it
 */
export const readModelFile = (
  place: string,
  bytes: Uint8Array,
  reading: ReadingOptions,
  parseFeatures: ParseFeatures,
): ModelFile => {
  const { name = "the model file", ...options } = reading;
  const { checksum = true, maximumHeaderBytes = 0 } = options;
  expectBytes(`${place}(bytes)`, bytes);
  expectString(`${place}(name)`, name);
  expectNumber(`${place}(maximumHeaderBytes)`, maximumHeaderBytes, { from: 0, whole: true });
  expectBoolean(`${place}(checksum)`, checksum);
  expectSafetensors(bytes, reading.name ?? "this", "a model file", "Pass the bytes that saveModel made.");
  const file = safetensorsOf(bytes, name, options);
  const data = (member: keyof typeof METADATA): unknown => jsonOf(file, name, METADATA[member]);
  const asked = new Set<string>();
  return {
    name,
    architecture: data("architecture"),
    inputShape: shapeOf(data("input"), name),
    features: learned(name, data("features"), parseFeatures),
    target: learned(name, data("target"), parseTarget),
    training: data("training"),
    tensor(tensor, shape) {
      asked.add(tensor);
      expectTensor(file, name, tensor, shape);
      return weightsOf(
        asModelFile(name, () => file.read(tensor)),
        shape,
        `${name}: its tensor ${tensor}`,
      );
    },
    expectNoOthers() {
      const other = [...file.tensors.keys()].find((tensor) => !asked.has(tensor) && !tensor.startsWith(OPTIMIZER));
      if (other === undefined) return;
      const problem = `has a tensor ${other.slice(0, 100)}, which its architecture does not ask for`;
      throw new ModelError({ place: name, problem });
    },
  };
};

/** The file, if it is a model's. */
const safetensorsOf = (
  bytes: Uint8Array,
  name: string,
  { checksum = true, ...reading }: Omit<ReadingOptions, "name">,
): SafetensorsFile => {
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
const learned = <Part>(
  name: string,
  value: unknown,
  parse: (value: unknown, name: string) => Part,
): Part | undefined => {
  if (value === undefined) return undefined;
  try {
    return parse(value, name);
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

/** Throws a ModelError unless a file has a tensor, in a shape. */
const expectTensor = ({ tensors }: SafetensorsFile, name: string, tensor: string, shape: Shape): void => {
  const has = tensors.get(tensor);
  if (has !== undefined && sameShape(has.shape, shape)) return;
  throw new ModelError({
    place: name,
    problem:
      has === undefined
        ? `has no tensor ${tensor} of shape ${formatShape(shape)}, which its architecture asks for`
        : `has a tensor ${tensor} of shape ${formatShape(has.shape.slice(0, 10))}, where its architecture asks for ${formatShape(shape)}`,
  });
};
