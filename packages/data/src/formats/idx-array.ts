/** The typed array for each element type of an IDX file. */
export interface IdxData {
  uint8: Uint8Array;
  int8: Int8Array;
  int16: Int16Array;
  int32: Int32Array;
  float32: Float32Array;
  float64: Float64Array;
}

/** The name of an IDX element type. */
export type IdxType = keyof IdxData;

/** An array read from an IDX file: the elements in row-major order, in a typed array that `type` names. */
export type IdxArray = {
  [Type in IdxType]: { readonly type: Type; readonly shape: readonly number[]; readonly data: IdxData[Type] };
}[IdxType];
