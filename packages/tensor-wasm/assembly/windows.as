import { Real } from "./real";
import { word } from "./instruction";
import { LANES, SIZE, VECTOR } from "./layout";
import { storeTwo, two, upToTwo } from "./two-in-float64";
import {
  channelsOf, heightOf, imageBytes, paddingAboveOf, paddingLeftOf, sizeDownOf, sizeRightOf, strideDownOf, strideRightOf,
  valuesBytes, widthOf, windowColumnsOf, windowRowsOf,
} from "./window-grid";

// A window's elements for one channel, or for as many as a vector has lanes.

// @ts-ignore: decorator
@inline const SUM: i32 = 0;
// @ts-ignore: decorator
@inline const SPREAD: i32 = 1;
// @ts-ignore: decorator
@inline const MAX: i32 = 2;
// @ts-ignore: decorator
@inline const SPREAD_MAXIMA: i32 = 3;

/** A vector of elements, or a single one in its first lane. */
// @ts-ignore: decorator
@inline function read(vector: bool, at: usize): v128 {
  return vector ? v128.load(at) : v128.load_zero<Real>(at);
}
// @ts-ignore: decorator
@inline function write(vector: bool, at: usize, value: v128): void {
  if (vector) v128.store(at, value);
  else v128.store_lane<Real>(at, value, 0);
}

// @ts-ignore: decorator
@inline function isNaN(value: v128): v128 {
  return v128.ne<Real>(value, value);
}

/** Which of the values are larger than the largest so far, or NaN: the first of equal ones stays. */
// @ts-ignore: decorator
@inline function isLarger(value: v128, largest: v128): v128 {
  return v128.or(v128.gt<Real>(value, largest), isNaN(value));
}

/** A place in a window, for each lane. */
// @ts-ignore: decorator
@inline function placeOf(place: u32): v128 {
  return SIZE == 4 ? i32x4.splat(place) : i64x2.splat(place);
}
// @ts-ignore: decorator
@inline function samePlaces(a: v128, b: v128): v128 {
  return SIZE == 4 ? i32x4.eq(a, b) : i64x2.eq(a, b);
}

/** The sum of a window's elements, in float64: of two channels or, of a vector of float32, of four. */
// @ts-ignore: decorator
@inline function sum(vector: bool, x: usize, y: usize, rows: isize, columns: isize, pixel: usize, row: usize): void {
  const four = vector && LANES == 4;
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  for (let i: isize = 0; i < rows; i++, x += row) {
    for (let p = x, end = x + columns * pixel; p < end; p += pixel) {
      s0 = f64x2.add(s0, vector ? two(p) : upToTwo(p, 1));
      if (four) s1 = f64x2.add(s1, two(p + 2 * SIZE));
    }
  }
  if (vector) storeTwo(y, s0);
  else store<Real>(y, <Real>f64x2.extract_lane(s0, 0));
  if (four) storeTwo(y + 2 * SIZE, s1);
}

/**
 * The result for the `rows` by `columns` elements of a window that are within the image; those of images, and of y as
 * large, begin at a pixel.
 */
// @ts-ignore: decorator
@inline function window(
  task: i32, vector: bool, images: usize, y: usize, value: usize, rows: isize, columns: isize, pixel: usize, row: usize,
): void {
  if (task == SPREAD) {
    const given = read(vector, value);
    for (let i: isize = 0; i < rows; i++, y += row) {
      for (let q = y, end = y + columns * pixel; q < end; q += pixel) write(vector, q, v128.add<Real>(read(vector, q), given));
    }
    return;
  }
  if (task == SUM) {
    sum(vector, images, value, rows, columns, pixel, row);
    return;
  }
  let result = v128.splat<Real>(<Real>-Infinity);
  let lost = v128.splat<Real>(0);
  // The place of the largest, which is the first where all are −∞.
  let place = placeOf(0);
  let next: u32 = 0;
  for (let i: isize = 0, p = images; i < rows; i++, p += row) {
    for (let q = p, end = p + columns * pixel; q < end; q += pixel) {
      const element = read(vector, q);
      if (task == MAX) {
        // result < element ? element : result, a single instruction that loses NaN
        result = v128.pmax<Real>(result, element);
        lost = v128.or(lost, isNaN(element));
      } else {
        const larger = isLarger(element, result);
        result = v128.bitselect(element, result, larger);
        place = v128.bitselect(placeOf(next), place, larger);
        next++;
      }
    }
  }
  if (task != SPREAD_MAXIMA) {
    write(vector, value, task == MAX ? v128.or(result, lost) : result); // all bits set is a NaN
    return;
  }
  const given = read(vector, value);
  next = 0;
  for (let i: isize = 0; i < rows; i++, y += row) {
    for (let q = y, end = y + columns * pixel; q < end; q += pixel) {
      // A sum that began with +0 is never −0, so that adding +0 leaves it alone.
      const share = v128.and(given, samePlaces(place, placeOf(next)));
      write(vector, q, v128.add<Real>(read(vector, q), share));
      next++;
    }
  }
}

/** The largest of four, for each lane. */
// @ts-ignore: decorator
@inline function largestOfFour(a: v128, b: v128, c: v128, d: v128): v128 {
  const lost = v128.or(v128.or(isNaN(a), isNaN(b)), v128.or(isNaN(c), isNaN(d)));
  return v128.or(v128.pmax<Real>(v128.pmax<Real>(v128.pmax<Real>(a, b), c), d), lost);
}

/** Writes what is given where the mask is set, and else +0: as adding it to +0 does. */
// @ts-ignore: decorator
@inline function storeShare(vector: bool, y: usize, given: v128, isIts: v128): void {
  write(vector, y, v128.add<Real>(v128.splat<Real>(0), v128.and(given, isIts)));
}

/** The same as `window` for 2 × 2 pixels of which no other window has one. */
// @ts-ignore: decorator
@inline function square(task: i32, vector: bool, images: usize, y: usize, value: usize, pixel: usize, row: usize): void {
  const a = read(vector, images), b = read(vector, images + pixel);
  const c = read(vector, images + row), d = read(vector, images + row + pixel);
  if (task == MAX) {
    write(vector, value, largestOfFour(a, b, c, d));
    return;
  }
  const given = read(vector, value);
  const fromB = isLarger(b, a);
  const ofTwo = v128.bitselect(b, a, fromB);
  const fromC = isLarger(c, ofTwo);
  const ofThree = v128.bitselect(c, ofTwo, fromC);
  const fromD = isLarger(d, ofThree);
  const later = v128.or(fromC, fromD);
  storeShare(vector, y, given, v128.not(v128.or(fromB, later)));
  storeShare(vector, y + pixel, given, v128.andnot(fromB, later));
  storeShare(vector, y + row, given, v128.andnot(fromC, fromD));
  storeShare(vector, y + row + pixel, given, fromD);
}

/** Whether the images are cut into windows of 2 × 2. */
// @ts-ignore: decorator
@inline function areSquares(at: usize): bool {
  return sizeDownOf(at) == 2 && sizeRightOf(at) == 2 && strideDownOf(at) == 2 && strideRightOf(at) == 2 &&
    paddingAboveOf(at) == 0 && paddingLeftOf(at) == 0 &&
    heightOf(at) == 2 * windowRowsOf(at) && widthOf(at) == 2 * windowColumnsOf(at);
}

/** Goes over windows of 2 × 2 side by side, of a range of images one below the other. */
// @ts-ignore: decorator
@inline function overSquares(task: i32, at: usize, images: usize, y: usize, values: usize, first: usize, last: usize): void {
  const pixel = channelsOf(at) * SIZE;
  const row = <usize>widthOf(at) * pixel;
  const vectors = pixel - (pixel % VECTOR);
  images += first * imageBytes(at);
  y += first * imageBytes(at);
  values += first * valuesBytes(at);
  for (let lines = (last - first) * windowRowsOf(at); lines > 0; lines--, images += 2 * row, y += 2 * row) {
    for (let place: usize = 0; place < row; place += 2 * pixel) {
      for (let c: usize = 0; c < vectors; c += VECTOR, values += VECTOR) {
        square(task, true, images + place + c, y + place + c, values, pixel, row);
      }
      for (let c = vectors; c < pixel; c += SIZE, values += SIZE) {
        square(task, false, images + place + c, y + place + c, values, pixel, row);
      }
    }
  }
}

/**
 * Goes over the windows of a range of images, for all channels: their values, and images or a result of their shape.
 */
// @ts-ignore: decorator
@inline function overWindows(task: i32, at: usize, images: usize, y: usize, values: usize, first: usize, last: usize): void {
  const height = heightOf(at), width = widthOf(at);
  const pixel = channelsOf(at) * SIZE;
  const row = <usize>width * pixel;
  const image = imageBytes(at);
  const vectors = pixel - (pixel % VECTOR);
  images += first * image;
  y += first * image;
  values += first * valuesBytes(at);
  if (task == SPREAD || task == SPREAD_MAXIMA) memory.fill(y, 0, (last - first) * image);
  for (let count = last - first; count > 0; count--, images += image, y += image) {
    const lastRow = windowRowsOf(at) * strideDownOf(at) - paddingAboveOf(at);
    for (let down = -paddingAboveOf(at); down < lastRow; down += strideDownOf(at)) {
      const top = max<isize>(0, down);
      const rows = max<isize>(0, min<isize>(height, down + sizeDownOf(at)) - top);
      const lastColumn = windowColumnsOf(at) * strideRightOf(at) - paddingLeftOf(at);
      for (let right = -paddingLeftOf(at); right < lastColumn; right += strideRightOf(at)) {
        const left = max<isize>(0, right);
        const columns = rows == 0 ? 0 : max<isize>(0, min<isize>(width, right + sizeRightOf(at)) - left);
        const place = <usize>(top * width + left) * pixel;
        for (let c: usize = 0; c < vectors; c += VECTOR, values += VECTOR) {
          window(task, true, images + place + c, y + place + c, values, rows, columns, pixel, row);
        }
        for (let c = vectors; c < pixel; c += SIZE, values += SIZE) {
          window(task, false, images + place + c, y + place + c, values, rows, columns, pixel, row);
        }
      }
    }
  }
}

/** The sum of each window. */
export function sumWindows(at: usize, first: usize, last: usize): void {
  overWindows(SUM, at, word(at, 4), 0, word(at, 1), first, last);
}

/** Each element the sum of the values of its windows. */
export function spreadWindows(at: usize, first: usize, last: usize): void {
  overWindows(SPREAD, at, 0, word(at, 1), word(at, 4), first, last);
}

/** The largest of each window. */
export function maxWindows(at: usize, first: usize, last: usize): void {
  if (areSquares(at)) overSquares(MAX, at, word(at, 4), 0, word(at, 1), first, last);
  else overWindows(MAX, at, word(at, 4), 0, word(at, 1), first, last);
}

/** Each element the sum of the values of the windows whose largest it is. */
export function spreadMaxima(at: usize, first: usize, last: usize): void {
  if (areSquares(at)) overSquares(SPREAD_MAXIMA, at, word(at, 4), word(at, 1), word(at, 7), first, last);
  else overWindows(SPREAD_MAXIMA, at, word(at, 4), word(at, 1), word(at, 7), first, last);
}
