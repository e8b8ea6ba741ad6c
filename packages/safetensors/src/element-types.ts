import type { SafetensorsType, WritableArray } from "./safetensors-array.js";

/** How many bytes an element of each type has. */
export const byteLengths: Readonly<Record<SafetensorsType, number>> = {
  F64: 8,
  F32: 4,
  F16: 2,
  BF16: 2,
  I64: 8,
  U64: 8,
  I32: 4,
  U32: 4,
  I16: 2,
  U16: 2,
  I8: 1,
  U8: 1,
  BOOL: 1,
};

/** The class of the elements of each type that can be written. Its name tells it in every realm. */
export const classNames: Readonly<Record<WritableArray["dtype"], string>> = {
  F64: "Float64Array",
  F32: "Float32Array",
  I64: "BigInt64Array",
  U64: "BigUint64Array",
  I32: "Int32Array",
  U32: "Uint32Array",
  I16: "Int16Array",
  U16: "Uint16Array",
  I8: "Int8Array",
  U8: "Uint8Array",
  BOOL: "Uint8Array",
};

/** Whether a value is the name of an element type. */
export const isType = (value: unknown): value is SafetensorsType =>
  typeof value === "string" && Object.hasOwn(byteLengths, value);
