import { expectArgument, sizeOf } from "@gd/tensor";
import type { IdxArray } from "./idx-array.js";
import { idxTypes } from "./idx-header.js";

/** Writes an array as the bytes of an IDX file: the inverse of `parseIdx`. */
export function writeIdx({ type, shape, data }: IdxArray): Uint8Array {
  const count = sizeOf(shape);
  expectArgument(shape.length <= 255 && shape.every(isSize) && count === data.length, {
    place: "writeIdx(shape)",
    expected: "at most 255 sizes, whole numbers below 2^32",
    received: shape,
    advice: `Their product must be the number of elements, ${data.length}.`,
  });
  const { code, byteLength } = idxTypes[type];
  const header = 4 + 4 * shape.length;
  const bytes = new Uint8Array(header + count * byteLength);
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

const isSize = (size: number) => Number.isInteger(size) && size >= 0 && size < 0x1_0000_0000;
