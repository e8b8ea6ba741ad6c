/** The V8 that has the experiment; an earlier one would print an error. */
const FIRST_V8 = 12;

/**
 * Turns on an experiment of V8, which joins pairs of vectors into 256 bits where it optimizes WebAssembly, from now on
 * and for the whole process. Returns whether that was possible, as it is in Node from 22 on.
 */
export const joinVectors = (): boolean => {
  if (typeof process !== "object" || !(Number.parseInt(process.versions?.["v8"] ?? "", 10) >= FIRST_V8)) return false;
  const v8 = process.getBuiltinModule?.("node:v8");
  v8?.setFlagsFromString("--experimental-wasm-revectorize");
  return v8 !== undefined;
};
