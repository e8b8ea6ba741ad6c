// What to compute is written in memory, as instructions of 32 words; src/kernels/instruction.ts says what they are.

/** Bytes of an instruction. */
// @ts-ignore: decorator
@inline export const INSTRUCTION: usize = 128;

/** From here on, elementwise kernels of matrices with any steps; the kernels before it are in elementwise.as. */
// @ts-ignore: decorator
@inline export const BY_ROWS: i32 = 32;
// @ts-ignore: decorator
@inline export const MATMUL: i32 = 64;
// @ts-ignore: decorator
@inline export const SUM_ROWS: i32 = 65;
// @ts-ignore: decorator
@inline export const SUM_COLUMNS: i32 = 66;
// @ts-ignore: decorator
@inline export const MAX_COLUMNS: i32 = 67;
// @ts-ignore: decorator
@inline export const TRANSPOSE: i32 = 68;
// @ts-ignore: decorator
@inline export const ONE_HOT: i32 = 69;
// @ts-ignore: decorator
@inline export const IN_PIECES: i32 = 70;
// @ts-ignore: decorator
@inline export const GATHER_ROWS: i32 = 71;
// @ts-ignore: decorator
@inline export const SUM_ROWS_BY_LABEL: i32 = 72;

/** From here on, kernels of windows over images. */
// @ts-ignore: decorator
@inline export const PATCHES: i32 = 96;
// @ts-ignore: decorator
@inline export const SUM_PATCHES: i32 = 97;
// @ts-ignore: decorator
@inline export const SUM_WINDOWS: i32 = 98;
// @ts-ignore: decorator
@inline export const SPREAD_WINDOWS: i32 = 99;
// @ts-ignore: decorator
@inline export const MAX_WINDOWS: i32 = 100;
// @ts-ignore: decorator
@inline export const SPREAD_MAXIMA: i32 = 101;

/** How threads share an instruction: one does all of it, or each some rows, or some columns. */
// @ts-ignore: decorator
@inline export const ALONE: usize = 0;
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
/** Whether all threads wait for each other before it. */
// @ts-ignore: decorator
@inline export function waitsFirst(at: usize): bool {
  return word(at, 15) != 0;
}
