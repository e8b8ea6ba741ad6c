import { type ModelToSave, modelBytes } from "../file/save-model.js";
import { expectPath } from "./expect-path.js";
import { writeFileSafely } from "./write-file-safely.js";

/**
 * Writes what `saveModel` makes into a file, by `writeFileSafely`.
 *
 * ```ts
 * await saveModelFile("xor.model.safetensors", { model, state: training.state() });
 * ```
 *
 * Throws  ArgumentError for a state that is not the model's; ModelError with the path and the reason where it cannot be written
 */
export const saveModelFile = async (path: string, saved: ModelToSave): Promise<void> => {
  expectPath("saveModelFile(path)", path);
  await writeFileSafely(path, modelBytes("saveModelFile", saved));
};
