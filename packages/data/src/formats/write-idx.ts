import { expectArgument, expectAttached, expectOneOf, sizeOf } from "@gd/tensor";
import { roomFor } from "../expect/room-for.js";
import type { IdxArray, IdxType } from "./idx-array.js";
import { idxTypes } from "./idx-header.js";

/** Writes an array as the bytes of an IDX file: the inverse of `parseIdx`. */
export function writeIdx(array: IdxArray): Uint8Array {
  expectIdxArray(array);
  const { type, shape, data } = array;
  const { code, byteLength } = idxTypes[type];
  const header = 4 + 4 * shape.length;
  const bytes = roomFor("writeIdx(array)", header + data.length * byteLength, (length) => new Uint8Array(length));
  bytes.set([0, 0, code, shape.length]);
  const view = new DataView(bytes.buffer);
  for (const [axis, size] of shape.entries()) view.setUint32(4 + 4 * axis, size);
  const write = {
    uint8: view.setUint8,
    int8: view.setInt8,
    int16: view.setInt16,
    int32: view.setInt32,
    float32: view.setFloat32,
    float64: view.setFloat64,
  }[type];
  for (const [index, value] of data.entries()) write.call(view, header + index * byteLength, value);
  return bytes;
}

/** The class of the elements of each type; its name tells it in every realm. */
const CLASSES: Readonly<Record<IdxType, string>> = {
  uint8: "Uint8Array",
  int8: "Int8Array",
  int16: "Int16Array",
  int32: "Int32Array",
  float32: "Float32Array",
  float64: "Float64Array",
};

const expectIdxArray = (array: IdxArray): void => {
  expectArgument(typeof array === "object" && array !== null, {
    place: "writeIdx(array)",
    expected: "an object with type, shape and data",
    received: array,
    advice: "parseIdx returns one.",
  });
  const { type, shape, data } = array;
  expectOneOf("writeIdx(type)", type, Object.keys(CLASSES));
  expectArgument(Object.prototype.toString.call(data) === `[object ${CLASSES[type]}]`, {
    place: "writeIdx(data)",
    expected: `${type} elements in an array of the class ${CLASSES[type]}`,
    received: data,
  });
  expectAttached("writeIdx(data)", data);
  const isShape = Array.isArray(shape) && shape.length <= 255 && shape.every(isSize);
  expectArgument(isShape && sizeOf(shape) === data.length, {
    place: "writeIdx(shape)",
    expected: "at most 255 sizes, whole numbers below 2^32",
    received: shape,
    advice: `Their product must be the number of elements, ${data.length}.`,
  });
};

const isSize = (size: number): boolean => Number.isInteger(size) && size >= 0 && size < 0x1_0000_0000;
