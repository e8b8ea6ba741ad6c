import { type Bytes, encodeUtf8, expectArgument, expectAttached, expectOneOf, sizeOf } from "@gd/tensor";
import { roomFor } from "../../expect/room-for.js";
import type { NpyArray } from "./npy-array.js";
import { isLittleEndian, swapBytes } from "./npy-elements.js";
import { npyTypeNames, npyTypes } from "./npy-types.js";

/** NumPy leaves room for the first size to grow to so many digits. */
const ROOM_FOR_SIZE = 21;
/** The elements begin at a multiple of this. */
const ALIGNMENT = 64;

/**
 * Writes an array as the bytes of an NPY file: the inverse of `parseNpy`, and byte for byte what `numpy.save` writes on a
 * machine whose numbers have their least significant byte first.
 */
export const writeNpy = (array: NpyArray): Bytes => npyFileOf("writeNpy(array)", array);

/** The file of an array, which messages call by its place. */
export const npyFileOf = (place: string, array: NpyArray): Bytes => {
  expectNpyArray(place, array);
  const { type, shape, data } = array;
  const { code, byteLength } = npyTypes[type];
  const header = headerOf(`${byteLength === 1 ? "|" : "<"}${code}`, shape);
  const file = roomFor(place, header.length + data.byteLength, (length) => new Uint8Array(length));
  file.set(header);
  const elements = file.subarray(header.length);
  elements.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  if (!isLittleEndian) swapBytes(elements, byteLength);
  return file;
};

const headerOf = (code: string, shape: readonly number[]): Uint8Array => {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const growth = shape.length === 0 ? "" : " ".repeat(ROOM_FOR_SIZE - `${shape[0]}`.length);
  const text = `{'descr': '${code}', 'fortran_order': False, 'shape': (${sizes}), }${growth}`;
  const padding = ALIGNMENT - ((10 + text.length + 1) % ALIGNMENT);
  const length = text.length + padding + 1;
  const start = [0x93, ...encodeUtf8("NUMPY"), 1, 0, length & 0xff, length >> 8];
  return Uint8Array.of(...start, ...encodeUtf8(`${text}${" ".repeat(padding)}\n`));
};

const expectNpyArray = (place: string, array: NpyArray): void => {
  expectArgument(typeof array === "object" && array !== null, {
    place,
    expected: "an object with type, shape and data",
    received: array,
    advice: "parseNpy returns one. Of a tensor: { type: tensor.dtype, shape: tensor.shape, data: rowMajor(tensor) }.",
  });
  const { type, shape, data } = array;
  expectOneOf(`${place}.type`, type, npyTypeNames);
  const { className } = npyTypes[type];
  expectArgument(Object.prototype.toString.call(data) === `[object ${className}]`, {
    place: `${place}.data`,
    expected: `${type} elements in an array of the class ${className}`,
    received: data,
  });
  expectAttached(`${place}.data`, data);
  const isShape =
    Array.isArray(shape) && shape.length <= 64 && shape.every((size) => Number.isSafeInteger(size) && size >= 0);
  expectArgument(isShape && sizeOf(shape) === data.length, {
    place: `${place}.shape`,
    expected: "at most 64 sizes, whole numbers ≥ 0",
    received: shape,
    advice: `Their product must be the number of elements, ${data.length}.`,
  });
  if (type !== "boolean") return;
  const wrong = data.findIndex((byte) => byte > 1);
  expectArgument(wrong < 0, {
    place: `${place}.data[${wrong}]`,
    expected: "0 or 1 for a truth value",
    received: data[wrong],
  });
};
