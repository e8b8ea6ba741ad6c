import { type DType, referenceInterpreter, type SynchronousInterpreter } from "@gd/tensor";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { SkippedError } from "../competitor.ts";
import { modes } from "./modes.ts";

/**
 * The interpreter of a mode.
 *
 * Throws  SkippedError when wasmInterpreter refuses the mode's options
 */
export const createInterpreter = (mode: string, dtype: DType): SynchronousInterpreter => {
  if (mode === "reference") return referenceInterpreter({ dtype });
  const options = modes[mode];
  if (options === undefined) throw new Error(`there is no mode "${mode}"`);
  try {
    return wasmInterpreter({ dtype, ...options });
  } catch (error) {
    throw new SkippedError(`wasmInterpreter refuses it: ${error}`, { cause: error });
  }
};
