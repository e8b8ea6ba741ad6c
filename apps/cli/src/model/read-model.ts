import { type LoadedModel, loadModel } from "@gd/models";
import { LONGEST_HEADER } from "@gd/recipe";
import { FileError } from "../files/file-error.js";
import { readRegularBytes } from "../files/read-regular-bytes.js";

/** A model, and how long its file is. */
export interface ReadModel extends LoadedModel {
  readonly bytes: number;
}

/** Reads a model file. Throws an Error that names it if it is none, and says what else it looks like. */
export const readModel = async (file: string): Promise<ReadModel> => {
  const bytes = await readRegularBytes(file);
  if (!mayBeModel(bytes)) {
    throw new FileError(
      `${file}: this is not a model file, ${lookOf(file, bytes)}: name one that gd train has written, like penguins.model.safetensors`,
    );
  }
  return { ...loadModel(bytes, { name: file, maximumHeaderBytes: LONGEST_HEADER }), bytes: bytes.length };
};

/** Where a safetensors file has the brace that begins its header, after the header's length. */
const BRACE = 8;

const mayBeModel = (bytes: Uint8Array): boolean =>
  bytes[BRACE] === "{".charCodeAt(0) && bytes.subarray(BRACE - 4, BRACE).every((byte) => byte === 0);

const lookOf = (file: string, bytes: Uint8Array): string => {
  if (bytes.length === 0) return "it is empty";
  if (/\.onnx$/i.test(file)) return "it looks like one for ONNX, which is made of a model file";
  if (/\.(?:png|jpe?g|webp)$/i.test(file)) return "it looks like an image, which comes after the model";
  if (/\.(?:csv|tsv|txt|jsonl?|ndjson|parquet)$/i.test(file))
    return "it looks like a table, which comes after the model";
  return "or it is damaged";
};
