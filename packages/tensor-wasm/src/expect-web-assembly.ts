import { FALL_BACK, WasmError } from "./wasm-error.js";

const INSTEAD = `Instead, ${FALL_BACK}`;

/** Throws a WasmError where there is no WebAssembly with SIMD. */
export const expectWebAssembly = (): void => {
  if (typeof WebAssembly === "undefined") throw new WasmError("there is no WebAssembly here", INSTEAD);
  if (!WebAssembly.validate(SIMD_MODULE)) throw new WasmError("WebAssembly has no SIMD here", INSTEAD);
};

/** A function that returns `i8x16.popcnt(i8x16.splat(0))`. */
const SIMD_MODULE = Uint8Array.of(
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 5, 1, 0x60, 0, 1, 0x7b],
  ...[3, 2, 1, 0],
  ...[0x0a, 0x0a, 1, 8, 0, 0x41, 0, 0xfd, 0x0f, 0xfd, 0x62, 0x0b],
);
