/**
 * Turns on an experiment of V8, which joins pairs of vectors into 256 bits where it optimizes WebAssembly, from now on
 * and for the whole process. Returns whether that was possible: whether Node was built with it, as it is from 22 on for
 * x64, but not on macOS.
 */
export const joinVectors = (): boolean => {
  const process = typeof globalThis.process === "object" ? globalThis.process : undefined;
  // Without it V8 would print an error.
  const has = Number(Object(process?.config?.variables)["v8_enable_wasm_simd256_revec"]) === 1;
  const v8 = has ? process?.getBuiltinModule?.("node:v8") : undefined;
  v8?.setFlagsFromString("--experimental-wasm-revectorize");
  return v8 !== undefined;
};
