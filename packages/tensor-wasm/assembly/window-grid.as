import { SIZE } from "./layout";

// The second half of an instruction says where windows lie over images: src/kernels/instruction.ts writes it.

// @ts-ignore: decorator
@inline function word(at: usize, index: usize): isize {
  return load<i32>(at + 64 + index * 4);
}
// @ts-ignore: decorator
@inline export function heightOf(at: usize): isize {
  return word(at, 0);
}
// @ts-ignore: decorator
@inline export function widthOf(at: usize): isize {
  return word(at, 1);
}
// @ts-ignore: decorator
@inline export function channelsOf(at: usize): usize {
  return word(at, 2);
}
/** Windows one below the other. */
// @ts-ignore: decorator
@inline export function windowRowsOf(at: usize): isize {
  return word(at, 3);
}
/** Windows side by side. */
// @ts-ignore: decorator
@inline export function windowColumnsOf(at: usize): isize {
  return word(at, 4);
}
/** Rows and columns of a window. */
// @ts-ignore: decorator
@inline export function sizeDownOf(at: usize): isize {
  return word(at, 5);
}
// @ts-ignore: decorator
@inline export function sizeRightOf(at: usize): isize {
  return word(at, 6);
}
// @ts-ignore: decorator
@inline export function strideDownOf(at: usize): isize {
  return word(at, 7);
}
// @ts-ignore: decorator
@inline export function strideRightOf(at: usize): isize {
  return word(at, 8);
}
/** Rows of padding above, and columns of it to the left. */
// @ts-ignore: decorator
@inline export function paddingAboveOf(at: usize): isize {
  return word(at, 9);
}
// @ts-ignore: decorator
@inline export function paddingLeftOf(at: usize): isize {
  return word(at, 10);
}
/** The images of all. */
// @ts-ignore: decorator
@inline export function imagesOf(at: usize): usize {
  return word(at, 11);
}

/** The bytes of an image. */
// @ts-ignore: decorator
@inline export function imageBytes(at: usize): usize {
  return heightOf(at) * widthOf(at) * channelsOf(at) * SIZE;
}
/** The bytes of the values for an image, one for each window and channel. */
// @ts-ignore: decorator
@inline export function valuesBytes(at: usize): usize {
  return windowRowsOf(at) * windowColumnsOf(at) * channelsOf(at) * SIZE;
}
