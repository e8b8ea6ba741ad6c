/**
 * Asks V8 to join pairs of vectors to 256 bits where it optimizes WebAssembly, from now on and for all of the process: an experiment
 * of the engine's. Returns whether it could be asked, which is in Node only.
 */
export const joinVectors = (): boolean => {
  const v8 = typeof process === "object" ? process.getBuiltinModule?.("node:v8") : undefined;
  v8?.setFlagsFromString("--experimental-wasm-revectorize");
  return v8 !== undefined;
};
