/** The V8 whose experiment makes products faster: that of Node 24. An earlier one joins none of their blocks. */
const FIRST_V8 = 13;

/**
 * Whether `wide: true` changes anything here: whether Node has V8's vectors of 256 bits, as it has from 24 on where it was built
 * for x64, but not for macOS.
 */
export const wideIsSupported = (): boolean => {
  const process = typeof globalThis.process === "object" ? globalThis.process : undefined;
  if (!(Number.parseInt(process?.versions?.["v8"] ?? "", 10) >= FIRST_V8)) return false;
  return Number(Object(process?.config?.variables)["v8_enable_wasm_simd256_revec"]) === 1;
};
