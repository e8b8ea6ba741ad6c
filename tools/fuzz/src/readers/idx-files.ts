import { type IdxArray, writeIdx } from "@gd/data";

const bytes = (length: number) => Uint8Array.from({ length }, (_, i) => (i * i) & 0xff);

const arrays: readonly IdxArray[] = [
  { type: "uint8", shape: [3, 4, 5], data: bytes(60) },
  { type: "uint8", shape: [7], data: bytes(7) },
  { type: "int8", shape: [2, 0, 3], data: new Int8Array() },
  { type: "int16", shape: [2, 3], data: new Int16Array(bytes(6)) },
  { type: "int32", shape: [300], data: new Int32Array(bytes(300)) },
  { type: "float32", shape: [2, 2], data: Float32Array.of(1, -0.5, 3, Number.NaN) },
  { type: "float64", shape: [], data: Float64Array.of(Math.PI) },
];

/** IDX files of every type. */
export const idxFiles: readonly Uint8Array[] = arrays.map(writeIdx);
