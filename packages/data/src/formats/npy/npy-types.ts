import type { NpyType } from "./npy-array.js";

/** The element types, with NumPy's codes, their sizes in bytes, and the classes that hold them. */
export const npyTypes: Readonly<
  Record<NpyType, { readonly code: string; readonly byteLength: number; readonly className: string }>
> = {
  float32: { code: "f4", byteLength: 4, className: "Float32Array" },
  float64: { code: "f8", byteLength: 8, className: "Float64Array" },
  uint8: { code: "u1", byteLength: 1, className: "Uint8Array" },
  uint16: { code: "u2", byteLength: 2, className: "Uint16Array" },
  uint32: { code: "u4", byteLength: 4, className: "Uint32Array" },
  uint64: { code: "u8", byteLength: 8, className: "BigUint64Array" },
  int8: { code: "i1", byteLength: 1, className: "Int8Array" },
  int16: { code: "i2", byteLength: 2, className: "Int16Array" },
  int32: { code: "i4", byteLength: 4, className: "Int32Array" },
  int64: { code: "i8", byteLength: 8, className: "BigInt64Array" },
  boolean: { code: "b1", byteLength: 1, className: "Uint8Array" },
};

/** The types in the order in which messages list them. */
export const npyTypeNames = /* @__PURE__ */ Object.keys(npyTypes) as readonly NpyType[];

/** Types that files have and that are read as another one. */
const readAsOthers = { float16: { code: "f2", byteLength: 2 } } as const;

/** The name of an element type that is read. */
export type StoredType = NpyType | keyof typeof readAsOthers;

/** The types that are read, in the order in which messages list them. */
export const storedTypes: Readonly<Record<StoredType, { readonly code: string; readonly byteLength: number }>> = {
  ...readAsOthers,
  ...npyTypes,
};
