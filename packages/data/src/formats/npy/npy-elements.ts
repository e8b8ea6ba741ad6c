import { halvesAsFloat32 } from "./halves-as-float32.js";
import type { NpyArray } from "./npy-array.js";
import { NpyError } from "./npy-error.js";
import type { NpyHeader } from "./npy-header.js";
import { storedTypes } from "./npy-types.js";

/** Whether this machine has the least significant byte of a number first, as all that are in use. */
export const isLittleEndian = /* @__PURE__ */ new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The elements of a file, whose bytes are copied into an array in row-major order. */
export const npyElements = (header: NpyHeader, bytes: Uint8Array, name: string): NpyArray => {
  const { type, shape, fortranOrder, bigEndian } = header;
  const { byteLength } = storedTypes[type];
  const elements = fortranOrder ? rowMajorBytes(bytes, shape, byteLength) : new Uint8Array(bytes);
  if (bigEndian === isLittleEndian) swapBytes(elements, byteLength);
  const { buffer } = elements;
  switch (type) {
    case "float16":
      return { type: "float32", shape, data: halvesAsFloat32(new Uint16Array(buffer)) };
    case "float32":
      return { type, shape, data: new Float32Array(buffer) };
    case "float64":
      return { type, shape, data: new Float64Array(buffer) };
    case "uint8":
      return { type, shape, data: elements };
    case "uint16":
      return { type, shape, data: new Uint16Array(buffer) };
    case "uint32":
      return { type, shape, data: new Uint32Array(buffer) };
    case "uint64":
      return { type, shape, data: new BigUint64Array(buffer) };
    case "int8":
      return { type, shape, data: new Int8Array(buffer) };
    case "int16":
      return { type, shape, data: new Int16Array(buffer) };
    case "int32":
      return { type, shape, data: new Int32Array(buffer) };
    case "int64":
      return { type, shape, data: new BigInt64Array(buffer) };
    case "boolean": {
      const wrong = elements.find((byte) => byte > 1);
      if (wrong === undefined) return { type, shape, data: elements };
      const advice = "save the array again, as array.astype(bool) or as the numbers that it has";
      throw new NpyError("not-boolean", name, "0 or 1 for a truth value", `${wrong}`, advice);
    }
  }
};

/** The elements of an array whose first axis varies fastest, in the order in which the last one does. */
const rowMajorBytes = (bytes: Uint8Array, shape: readonly number[], byteLength: number): Uint8Array<ArrayBuffer> => {
  const strides: number[] = [];
  let stride = byteLength;
  for (const size of shape) {
    strides.push(stride);
    stride *= size;
  }
  const ordered = new Uint8Array(bytes.length);
  const place = shape.map(() => 0);
  let from = 0;
  for (let to = 0; to < bytes.length; to += byteLength) {
    for (let i = 0; i < byteLength; i++) ordered[to + i] = bytes[from + i]!;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += strides[axis]!;
      place[axis]!++;
      if (place[axis]! < shape[axis]!) break;
      from -= strides[axis]! * shape[axis]!;
      place[axis] = 0;
    }
  }
  return ordered;
};

/** Turns the bytes of each element around, in place. */
export const swapBytes = (bytes: Uint8Array, byteLength: number): void => {
  for (let start = 0; start < bytes.length; start += byteLength) {
    for (let i = start, j = start + byteLength - 1; i < j; i++, j--) {
      const byte = bytes[i]!;
      bytes[i] = bytes[j]!;
      bytes[j] = byte;
    }
  }
};
