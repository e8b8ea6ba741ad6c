import type { SafetensorsArray, SafetensorsType } from "./safetensors-array.js";

/** What a file says of one of its tensors. */
export interface SafetensorsEntry {
  readonly dtype: SafetensorsType;
  readonly shape: readonly number[];
  /** Where its elements begin and end, in bytes behind the header. */
  readonly offsets: readonly [begin: number, end: number];
}

/** What the header of a file says. */
export interface SafetensorsContent {
  /** The tensors by name, in the order of the header. */
  readonly tensors: ReadonlyMap<string, SafetensorsEntry>;
  /** Texts by name. */
  readonly metadata: ReadonlyMap<string, string>;
}

/** A file in memory, of which the header has been read and looked at. */
export interface SafetensorsFile extends SafetensorsContent {
  /**
   * A copy of a tensor.
   *
   * Throws  ArgumentError for a name that the file does not have; SafetensorsError where memory does not hold the tensor
   */
  read(name: string): SafetensorsArray;
}

/** A file somewhere else, of which the header has been read and looked at. */
export interface OpenSafetensors extends SafetensorsContent {
  /**
   * Reads a tensor, and nothing else of the file.
   *
   * Throws  ArgumentError for a name that the file does not have; SafetensorsError where the file has become shorter, or
   *         memory does not hold the tensor
   */
  read(name: string): Promise<SafetensorsArray>;
}
