import { wideIsSupported } from "./wide-is-supported.js";

/**
 * Turns on an experiment of V8, which joins pairs of vectors into 256 bits where it optimizes WebAssembly, from now on
 * and for the whole process. Returns whether that was possible.
 */
export const joinVectors = (): boolean => {
  // Without it V8 would print an error.
  if (!wideIsSupported()) return false;
  process.getBuiltinModule("node:v8").setFlagsFromString("--experimental-wasm-revectorize");
  return true;
};
