import { readFile } from "node:fs/promises";
import { expectOptions } from "@gd/tensor";
import { type LoadedModel, type LoadModelOptions, loadModel, OPTIONS } from "../file/load-model.js";
import { ModelError } from "../model-error.js";
import { expectPath } from "./expect-path.js";
import { systemReason } from "./system-reason.js";

/**
 * Reads a model from a file, by `loadModel`. Messages have its path.
 *
 * Throws  ModelError with the path and the reason where it cannot be read, or is not a model
 */
export const loadModelFile = async (path: string, options: LoadModelOptions = {}): Promise<LoadedModel> => {
  expectPath("loadModelFile(path)", path);
  const given = expectOptions("loadModelFile", options, OPTIONS);
  return loadModel(await bytesOf(path), { name: path, ...given });
};

const bytesOf = async (path: string): Promise<Uint8Array> => {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new ModelError({ place: path, problem: `cannot be read: ${systemReason(cause)}` }, { cause });
  }
};
