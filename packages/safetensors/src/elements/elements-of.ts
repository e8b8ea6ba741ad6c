import type { SafetensorsArray, SafetensorsType } from "../safetensors-array.js";
import { readBfloat16 } from "./read-bfloat16.js";
import { readHalf } from "./read-half.js";

/** The array that bytes are, which have a buffer of their own. Numbers are little-endian, in the file as in memory. */
export const elementsOf = (
  dtype: SafetensorsType,
  shape: readonly number[],
  { buffer }: Uint8Array<ArrayBuffer>,
): SafetensorsArray => {
  switch (dtype) {
    case "F64":
      return { dtype, shape, data: new Float64Array(buffer) };
    case "F32":
      return { dtype, shape, data: new Float32Array(buffer) };
    case "F16":
      return { dtype, shape, data: readHalf(new Uint16Array(buffer)) };
    case "BF16":
      return { dtype, shape, data: readBfloat16(new Uint16Array(buffer)) };
    case "I64":
      return { dtype, shape, data: new BigInt64Array(buffer) };
    case "U64":
      return { dtype, shape, data: new BigUint64Array(buffer) };
    case "I32":
      return { dtype, shape, data: new Int32Array(buffer) };
    case "U32":
      return { dtype, shape, data: new Uint32Array(buffer) };
    case "I16":
      return { dtype, shape, data: new Int16Array(buffer) };
    case "U16":
      return { dtype, shape, data: new Uint16Array(buffer) };
    case "I8":
      return { dtype, shape, data: new Int8Array(buffer) };
    case "U8":
    case "BOOL":
      return { dtype, shape, data: new Uint8Array(buffer) };
  }
};
