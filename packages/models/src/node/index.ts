/**
 * Models as files of Node.
 *
 * @module @gd/models/node
 */

export { loadModelFile } from "./load-model-file.js";
export { saveModelFile } from "./save-model-file.js";
export { writeFileSafely } from "./write-file-safely.js";
