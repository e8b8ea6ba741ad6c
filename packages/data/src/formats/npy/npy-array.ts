/** The typed array for each element type of an NPY file. */
export interface NpyData {
  float32: Float32Array;
  float64: Float64Array;
  uint8: Uint8Array;
  uint16: Uint16Array;
  uint32: Uint32Array;
  uint64: BigUint64Array;
  int8: Int8Array;
  int16: Int16Array;
  int32: Int32Array;
  int64: BigInt64Array;
  /** 0 and 1. */
  boolean: Uint8Array;
}

/** The name of an NPY element type. */
export type NpyType = keyof NpyData;

/** An array of an NPY file: the elements in row-major order, in a typed array that `type` names. `[]` is the shape of a number. */
export type NpyArray = {
  [Type in NpyType]: { readonly type: Type; readonly shape: readonly number[]; readonly data: NpyData[Type] };
}[NpyType];
