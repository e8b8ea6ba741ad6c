import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Named arrays in the files of a folder, the same for every contestant. */
export interface Arrays {
  float32(name: string): Float32Array<ArrayBuffer>;
  float64(name: string): Float64Array<ArrayBuffer>;
}

/** The file in which a contestant leaves its result, as float64. */
export const RESULT = "result";

const bytes = (folder: string, name: string): ArrayBuffer => {
  const file = readFileSync(join(folder, name));
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
};

/** The arrays in a folder. */
export const readArrays = (folder: string): Arrays => ({
  float32: (name) => new Float32Array(bytes(folder, name)),
  float64: (name) => new Float64Array(bytes(folder, name)),
});

/** Writes an array that all contestants read. */
export const writeArray = (folder: string, name: string, array: Float32Array | Float64Array): void =>
  writeFileSync(join(folder, name), array);
