/** The typed array for each element type of a safetensors file. */
export interface SafetensorsData {
  F64: Float64Array;
  F32: Float32Array;
  /** Half precision, which is read as float32: each of its numbers is one of those. */
  F16: Float32Array;
  /** The upper half of a float32, which is read as float32. */
  BF16: Float32Array;
  I64: BigInt64Array;
  U64: BigUint64Array;
  I32: Int32Array;
  U32: Uint32Array;
  I16: Int16Array;
  U16: Uint16Array;
  I8: Int8Array;
  U8: Uint8Array;
  /** 0 for false, 1 for true. */
  BOOL: Uint8Array;
}

/** The name of an element type, as it stands in a file. */
export type SafetensorsType = keyof SafetensorsData;

/** An array of a safetensors file: the elements in row-major order, in a typed array that `dtype` names. */
export type SafetensorsArray = {
  [Type in SafetensorsType]: {
    readonly dtype: Type;
    readonly shape: readonly number[];
    readonly data: SafetensorsData[Type];
  };
}[SafetensorsType];

/** An array that can be written: of any type but the two that are read as another. */
export type WritableArray = Exclude<SafetensorsArray, { readonly dtype: "F16" | "BF16" }>;
