// Instructions of 32 words lie in memory; src/kernels/instruction.ts explains them.

/** Bytes of an instruction. */
// @ts-ignore: decorator
@inline export const INSTRUCTION: usize = 128;

/** How threads share an instruction: one does all of it, or each some rows, or some columns. */
// @ts-ignore: decorator
@inline const ALONE: usize = 0;
// @ts-ignore: decorator
@inline export const BY_ROW: usize = 1;

// @ts-ignore: decorator
@inline export function word(at: usize, index: usize): usize {
  return load<u32>(at + index * 4);
}
// @ts-ignore: decorator
@inline export function kernelOf(at: usize): i32 {
  return load<i32>(at);
}
// @ts-ignore: decorator
@inline export function rowsOf(at: usize): usize {
  return word(at, 2);
}
// @ts-ignore: decorator
@inline export function columnsOf(at: usize): usize {
  return word(at, 3);
}
/** The terms of sums, or the elements of a piece. */
// @ts-ignore: decorator
@inline export function innerOf(at: usize): usize {
  return word(at, 13);
}
// @ts-ignore: decorator
@inline export function sharingOf(at: usize): usize {
  return word(at, 14);
}
/** Whether one thread computes it. */
// @ts-ignore: decorator
@inline export function isAlone(at: usize): bool {
  return sharingOf(at) == ALONE;
}
/** Whether it needs what other threads compute before it. */
// @ts-ignore: decorator
@inline export function waitsFirst(at: usize): bool {
  return word(at, 15) != 0;
}
