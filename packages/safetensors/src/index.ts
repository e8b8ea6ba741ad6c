/**
 * A strict reader and writer of safetensors, the file format for named arrays and metadata.
 *
 * @module @gd/safetensors
 */

export { openSafetensors, type SafetensorsSource } from "./open-safetensors.js";
export { type ParseSafetensorsOptions, parseSafetensors } from "./parse-safetensors.js";
export type { SafetensorsOptions } from "./read-options.js";
export type { SafetensorsArray, SafetensorsData, SafetensorsType, WritableArray } from "./safetensors-array.js";
export { SafetensorsError, type SafetensorsErrorReason } from "./safetensors-error.js";
export type { OpenSafetensors, SafetensorsContent, SafetensorsEntry, SafetensorsFile } from "./safetensors-file.js";
export { type Named, type WriteSafetensorsOptions, writeSafetensors } from "./write-safetensors.js";
