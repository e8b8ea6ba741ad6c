import { ArgumentError, decodeUtf8, expectArgument, expectString, isWellFormed } from "@gd/tensor";
import { byteLengths, isType } from "../element-types.js";
import { inMemory } from "../in-memory.js";
import { SafetensorsError } from "../safetensors-error.js";
import type { SafetensorsContent, SafetensorsEntry } from "../safetensors-file.js";
import { duplicateName } from "./duplicate-name.js";

/** The member of a header that is no tensor. */
export const METADATA = "__metadata__";

type Tensors = readonly (readonly [name: string, entry: SafetensorsEntry])[];

/** Reads the header of a file that has `dataLength` bytes behind it, and believes nothing. Throws SafetensorsError. */
export const readHeader = (bytes: Uint8Array, dataLength: number, file: string): SafetensorsContent => {
  const text = inMemory(file, "its header", () => decodeUtf8(bytes));
  const header = text === undefined ? undefined : parse(text);
  if (text === undefined || header === undefined) {
    throw new SafetensorsError("header", file, "its header is not JSON in UTF-8, followed by spaces alone");
  }
  const twice = duplicateName(text);
  if (twice !== undefined) throw new SafetensorsError("duplicate-name", file, `its header has ${quoted(twice)} twice`);
  try {
    const { [METADATA]: metadata = {}, ...rest } = membersOf("its header", header);
    const tensors = Object.entries(rest).map(([name, value]) => [name, entryOf(name, value, file)] as const);
    tensors.sort(([, { offsets: one }], [, { offsets: other }]) => one[0] - other[0] || one[1] - other[1]);
    expectNoHoles(tensors, dataLength, file);
    return { tensors: new Map(tensors), metadata: new Map(Object.entries(metadataOf(metadata))) };
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    throw new SafetensorsError("header", file, error.message.replace(/\.$/, ""));
  }
};

/** The JSON of a text that begins with a brace, ends with one, and has but spaces behind it; else undefined. */
const parse = (text: string): unknown => {
  let end = text.length;
  while (text[end - 1] === " ") end--;
  if (text[0] !== "{" || text[end - 1] !== "}") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const MEMBERS: readonly string[] = ["dtype", "shape", "data_offsets"];

const entryOf = (name: string, value: unknown, file: string): SafetensorsEntry => {
  const place = `its tensor ${quoted(name)}`;
  expectText(place, name);
  const members = membersOf(place, value);
  for (const received of Object.keys(members)) {
    expectArgument(MEMBERS.includes(received), { place, expected: `no member but ${MEMBERS.join(", ")}`, received });
  }
  const { dtype, shape, data_offsets: offsets } = members;
  expectString(`${place}, in its dtype,`, dtype);
  if (!isType(dtype)) {
    const advice = `the types that are read are ${Object.keys(byteLengths).join(", ")}`;
    throw new SafetensorsError("unknown-type", file, `${place} has elements of the type ${quoted(dtype)}`, advice);
  }
  expectSizes(`${place}, in its shape,`, shape);
  expectSizes(`${place}, in its data_offsets,`, offsets);
  const [begin = 0, end = 0] = offsets;
  // Beyond 2⁵³ the product is rounded, and longer than all data. Large sizes before a 0 would give Infinity · 0.
  const count = shape.includes(0) ? 0 : shape.reduce((product, size) => product * size, 1);
  const needed = count * byteLengths[dtype];
  if (offsets.length !== 2 || end - begin !== needed) {
    const problem = `${place} is ${dtype} ${listed(shape)}, which is ${needed} bytes, and its data_offsets are ${listed(offsets)}`;
    throw new SafetensorsError("offsets", file, problem);
  }
  return { dtype, shape, offsets: [begin, end] };
};

/** Throws unless the tensors, which are in the order of their places, have every byte of the data once. */
const expectNoHoles = (tensors: Tensors, dataLength: number, file: string): void => {
  let next = 0;
  for (const [name, { offsets }] of tensors) {
    const [begin, end] = offsets;
    if (begin !== next) {
      const what =
        begin < next ? `where the one before it has not ended, which is at` : `and the one before it ends at`;
      throw new SafetensorsError("offsets", file, `its tensor ${quoted(name)} begins at ${begin}, ${what} ${next}`);
    }
    next = end;
  }
  if (next !== dataLength) {
    const problem = `its tensors are ${next} bytes, and it has ${dataLength} of them`;
    throw new SafetensorsError(next > dataLength ? "cut" : "too-long", file, problem);
  }
};

const metadataOf = (value: unknown): Readonly<Record<string, string>> => {
  const metadata = membersOf(`its ${METADATA}`, value);
  for (const [name, text] of Object.entries(metadata)) {
    expectText(`a name in its ${METADATA}`, name);
    expectText(`its ${METADATA}, in ${quoted(name)},`, text);
  }
  return metadata as Readonly<Record<string, string>>;
};

/** JSON may have halves of surrogate pairs, as \ud800, which other readers refuse. */
const expectText = (place: string, value: unknown): void =>
  expectArgument(typeof value === "string" && isWellFormed(value), {
    place,
    expected: "a well-formed text",
    received: value,
  });

function expectSizes(place: string, value: unknown): asserts value is readonly number[] {
  expectArgument(Array.isArray(value), { place, expected: "a list", received: value });
  for (const size of value) {
    const isSize = Number.isSafeInteger(size) && size >= 0 && !Object.is(size, -0);
    expectArgument(isSize, { place, expected: "whole numbers from 0 to 2^53 − 1", received: size });
  }
}

const membersOf = (place: string, value: unknown): Readonly<Record<string, unknown>> => {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  expectArgument(isObject, { place, expected: "an object", received: value });
  return value as Readonly<Record<string, unknown>>;
};

/** As much of a name as a message has place for. */
const quoted = (name: string): string => JSON.stringify(name.length > 100 ? `${name.slice(0, 100)}…` : name);

const listed = (sizes: readonly number[]): string =>
  `[${sizes.slice(0, 10).join(", ")}${sizes.length > 10 ? ", …" : ""}]`;
