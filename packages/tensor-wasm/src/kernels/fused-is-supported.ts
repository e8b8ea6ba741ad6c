/**
 * Whether the engine has fused multiply-add (relaxed SIMD): Node 21, Chromium 114, Firefox 145 and later versions do.
 */
export const fusedIsSupported = (): boolean => WebAssembly.validate(FUSED_MODULE);

/** A function that returns `f32x4.relaxed_madd(x, x, x)`. */
const FUSED_MODULE = Uint8Array.of(
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 6, 1, 0x60, 1, 0x7b, 1, 0x7b],
  ...[3, 2, 1, 0],
  ...[0x0a, 0x0d, 1, 0x0b, 0, 0x20, 0, 0x20, 0, 0x20, 0, 0xfd, 0x85, 2, 0x0b],
);
