import {
  ArgumentError,
  type Bytes,
  encodeUtf8,
  expectArgument,
  expectAttached,
  expectOptions,
  expectSizes,
  expectString,
  isWellFormed,
  sizeOf,
} from "@gd/tensor";
import { NO_CHECKSUM, writeChecksum } from "./checksum/checksum.js";
import { byteLengths, classNames } from "./element-types.js";
import { LENGTH_BYTES } from "./header/header-length.js";
import { METADATA } from "./header/read-header.js";
import { expectMaximum, LONGEST_HEADER, type SafetensorsOptions } from "./read-options.js";
import type { WritableArray } from "./safetensors-array.js";

/** Values by name: a Map, or an object. */
export type Named<Value> = ReadonlyMap<string, Value> | Readonly<Record<string, Value>>;

/** Options of `writeSafetensors`. */
export interface WriteSafetensorsOptions extends Pick<SafetensorsOptions, "maximumHeaderBytes"> {
  /**
   * The name in the metadata under which a checksum is written: the CRC-32 of the whole file, in which the eight digits of
   * the checksum are zeros. Default: no checksum.
   */
  readonly checksum?: string;
}

/**
 * Writes arrays and metadata as the bytes of a safetensors file: the inverse of `parseSafetensors`. The arrays are in the
 * given order, but for those of larger elements, which come first, so that all begin at a multiple of their elements' size.
 *
 * ```ts
 * writeSafetensors({ weight: { dtype: "F32", shape: [2], data: Float32Array.of(1, 2) } }, { author: "me" });
 * ```
 *
 * Throws  ArgumentError for arrays whose elements are not as many as their shape says or not of their type, for names that
 *         UTF-8 cannot hold, and for a header that would be longer than `maximumHeaderBytes`
 */
export const writeSafetensors = (
  tensors: Named<WritableArray>,
  metadata: Named<string> = {},
  options: WriteSafetensorsOptions = {},
): Bytes => {
  const given = expectOptions("writeSafetensors", options, ["maximumHeaderBytes", "checksum"]);
  const { maximumHeaderBytes = LONGEST_HEADER, checksum } = given;
  expectMaximum("writeSafetensors(maximumHeaderBytes)", maximumHeaderBytes);
  const arrays = entriesOf("writeSafetensors(tensors)", "arrays", tensors);
  for (const [name, array] of arrays) expectArray(name, array);
  // Sorting keeps the order of those that are equal.
  arrays.sort(([, one], [, other]) => byteLengths[other.dtype] - byteLengths[one.dtype]);
  const header = encodeUtf8(headerOf(arrays, metadataOf(metadata, checksum)));
  expectArgument(header.length <= maximumHeaderBytes, {
    place: "writeSafetensors(tensors), in their names and the metadata,",
    expected: `at most ${maximumHeaderBytes} bytes`,
    received: header.length,
    advice: "Raise maximumHeaderBytes here and where the file is read.",
  });

  let place = LENGTH_BYTES + header.length;
  const bytes = roomFor(place + arrays.reduce((total, [, { data }]) => total + data.byteLength, 0));
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, LENGTH_BYTES);
  for (const [, { data }] of arrays) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), place);
    place += data.byteLength;
  }
  if (checksum !== undefined) writeChecksum(bytes, checksum);
  return bytes;
};

type Entries<Value> = (readonly [name: string, value: Value])[];

/** The header as JSON, with spaces behind it so that the elements begin at a multiple of 8. */
const headerOf = (arrays: Entries<WritableArray>, metadata: Entries<string>): string => {
  let end = 0;
  const members = arrays.map(([name, { dtype, shape, data }]) => {
    const begin = end;
    end += data.byteLength;
    return [name, JSON.stringify({ dtype, shape, data_offsets: [begin, end] })] as const;
  });
  const texts = metadata.map(([name, text]) => [name, JSON.stringify(text)] as const);
  const json = objectOf([...(texts.length === 0 ? [] : [[METADATA, objectOf(texts)] as const]), ...members]);
  return json + " ".repeat(-encodeUtf8(json).length & 7);
};

/** Not an object made text, which would have numbers among the names first, and no "__proto__". */
const objectOf = (members: Entries<string>): string =>
  `{${members.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(",")}}`;

const metadataOf = (metadata: Named<string>, checksum: string | undefined): Entries<string> => {
  const place = "writeSafetensors(metadata)";
  const texts = entriesOf(place, "strings", metadata);
  for (const [name, text] of texts) {
    expectText(`${place}, in its names,`, name);
    expectText(`${place}: ${name}`, text);
    expectArgument(name !== checksum, { place, expected: "no name that the checksum has", received: name });
  }
  if (checksum === undefined) return texts;
  expectText("writeSafetensors(checksum)", checksum);
  return [[checksum, NO_CHECKSUM], ...texts];
};

const entriesOf = <Value>(place: string, what: string, named: Named<Value>): Entries<Value> => {
  const kind = Object.prototype.toString.call(named);
  if (kind === "[object Map]") return [...(named as ReadonlyMap<string, Value>)];
  if (kind === "[object Object]") return Object.entries(named);
  throw new ArgumentError({ place, expected: `a Map or an object of ${what} by name`, received: named });
};

const expectArray = (name: unknown, array: WritableArray): void => {
  expectText("writeSafetensors(tensors), in their names,", name);
  expectArgument(name !== METADATA, {
    place: "writeSafetensors(tensors)",
    expected: `no tensor named ${METADATA}`,
    received: name,
    advice: "What is not a tensor goes into metadata.",
  });
  const place = `writeSafetensors(tensors): ${name}`;
  expectArgument(typeof array === "object" && array !== null, {
    place,
    expected: "an object with dtype, shape and data",
    received: array,
  });
  const { dtype, shape, data } = array;
  expectArgument(Object.hasOwn(classNames, dtype), {
    place: `${place}.dtype`,
    expected: `one of ${Object.keys(classNames).join(", ")}`,
    received: dtype,
    advice: 'Of a tensor, pass { dtype: "F32", shape: tensor.shape, data: rowMajor(tensor) }, or "F64".',
  });
  expectArgument(Object.prototype.toString.call(data) === `[object ${classNames[dtype]}]`, {
    place: `${place}.data`,
    expected: `${dtype} elements in an array of the class ${classNames[dtype]}`,
    received: data,
  });
  expectAttached(`${place}.data`, data);
  expectSizes(`${place}.shape`, shape, 0);
  expectArgument(sizeOf(shape) === data.length, {
    place: `${place}.shape`,
    expected: `sizes whose product is the number of elements, ${data.length}`,
    received: shape,
  });
};

function expectText(place: string, value: unknown): asserts value is string {
  expectString(place, value);
  expectArgument(isWellFormed(value), {
    place,
    expected: "a text without halves of surrogate pairs, which UTF-8 does not have",
    received: value,
  });
}

const roomFor = (length: number): Bytes => {
  try {
    return new Uint8Array(length);
  } catch {
    throw new ArgumentError({
      place: "writeSafetensors(tensors)",
      expected: "as many elements as memory holds",
      received: length,
    });
  }
};
