/**
 * Turns on an experiment of V8, which joins pairs of vectors into 256 bits where it optimizes WebAssembly, from now on
 * and for the whole process. Returns whether that was possible, as it is in Node only.
 */
export const joinVectors = (): boolean => {
  const v8 = typeof process === "object" ? process.getBuiltinModule?.("node:v8") : undefined;
  v8?.setFlagsFromString("--experimental-wasm-revectorize");
  return v8 !== undefined;
};
