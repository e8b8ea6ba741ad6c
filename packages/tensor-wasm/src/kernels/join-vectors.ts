/** The V8 whose experiment makes products faster: that of Node 24. An earlier one joins none of their blocks. */
const FIRST_V8 = 13;

/**
 * Turns on an experiment of V8, which joins pairs of vectors into 256 bits where it optimizes WebAssembly, from now on
 * and for the whole process. Returns whether that was possible: whether Node was built with it, as it is for x64, but not
 * on macOS.
 */
export const joinVectors = (): boolean => {
  const process = typeof globalThis.process === "object" ? globalThis.process : undefined;
  if (!(Number.parseInt(process?.versions?.["v8"] ?? "", 10) >= FIRST_V8)) return false;
  // Without it V8 would print an error.
  const has = Number(Object(process?.config?.variables)["v8_enable_wasm_simd256_revec"]) === 1;
  const v8 = has ? process?.getBuiltinModule?.("node:v8") : undefined;
  v8?.setFlagsFromString("--experimental-wasm-revectorize");
  return v8 !== undefined;
};
