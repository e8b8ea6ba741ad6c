import { Real } from "./real";
import { add } from "./add";
import { word } from "./instruction";
import { SIZE, VECTOR } from "./layout";
import {
  channelsOf, heightOf, imageBytes, paddingAboveOf, paddingLeftOf, sizeDownOf, sizeRightOf, strideDownOf, strideRightOf,
  widthOf, windowColumnsOf, windowRowsOf,
} from "./window-grid";

/** Copies a few elements. */
// @ts-ignore: decorator
@inline export function copy(from: usize, to: usize, bytes: usize): void {
  const end = to + bytes;
  for (; to + VECTOR <= end; from += VECTOR, to += VECTOR) v128.store(to, v128.load(from));
  for (; to < end; from += SIZE, to += SIZE) store<Real>(to, load<Real>(from));
}

/**
 * Copies a window that lies within the image, its rows `pitch` bytes apart. In whole vectors where something to read
 * follows it, and patches that have yet to be written: the last vector of a row also writes where the next row begins.
 */
// @ts-ignore: decorator
@inline function copyWindow(from: usize, pitch: usize, to: usize, rowBytes: usize, rows: isize, spare: bool): void {
  if (!spare) {
    for (; rows > 0; rows--, from += pitch, to += rowBytes) copy(from, to, rowBytes);
  } else if (rowBytes <= VECTOR) {
    for (; rows > 0; rows--, from += pitch, to += rowBytes) v128.store(to, v128.load(from));
  } else {
    for (; rows > 0; rows--, from += pitch, to += rowBytes) {
      for (let at: usize = 0; at < rowBytes; at += VECTOR) v128.store(to + at, v128.load(from + at));
    }
  }
}

/** Writes zeros into a few elements. */
// @ts-ignore: decorator
@inline export function zero(y: usize, bytes: usize): void {
  const end = y + bytes;
  for (; y + VECTOR <= end; y += VECTOR) v128.store(y, v128.splat<Real>(0));
  for (; y < end; y += SIZE) store<Real>(y, 0);
}

/**
 * Goes over the rows of elements of all windows over some images, which lie one after the other in the patches. They
 * are copied to patches, with zeros in the padding, or added from patches to the images, which begin as zeros.
 */
// @ts-ignore: decorator
@inline function overPatches(at: usize, images: usize, patches: usize, count: usize, toPatches: bool): void {
  const height = heightOf(at), width = widthOf(at);
  const pixel = channelsOf(at) * SIZE;
  const down = sizeDownOf(at), right = sizeRightOf(at);
  const rowBytes = <usize>right * pixel;
  const pitch = <usize>width * pixel;
  // The most that a window copied in whole vectors reads, and where its reads and writes must end.
  const reach = (<usize>down - 1) * pitch + rowBytes + VECTOR;
  const imagesEnd = images + count * imageBytes(at);
  const patchesEnd = patches + count * patchesBytes(at);
  if (!toPatches) memory.fill(images, 0, count * imageBytes(at));
  for (; count > 0; count--, images += imageBytes(at)) {
    const endDown = windowRowsOf(at) * strideDownOf(at) - paddingAboveOf(at);
    for (let top = -paddingAboveOf(at); top < endDown; top += strideDownOf(at)) {
      const rowsInside = top >= 0 && top + down <= height;
      const endRight = windowColumnsOf(at) * strideRightOf(at) - paddingLeftOf(at);
      for (let left = -paddingLeftOf(at); left < endRight; left += strideRightOf(at)) {
        const inside = rowsInside && left >= 0 && left + right <= width;
        const corner = images + (top * width + left) * <isize>pixel;
        if (toPatches && inside) {
          const spare = corner + reach <= imagesEnd && patches + <usize>down * rowBytes + VECTOR <= patchesEnd;
          copyWindow(corner, pitch, patches, rowBytes, down, spare);
          patches += <usize>down * rowBytes;
          continue;
        }
        if (toPatches) zero(patches, <usize>down * rowBytes);
        // The rows and columns of the window that are within the image.
        const firstRow = max<isize>(0, -top), lastRow = min<isize>(down, height - top);
        const first = max<isize>(0, -left), last = min<isize>(right, width - left);
        const bytes = <usize>max<isize>(0, last - first) * pixel;
        let elements = corner + firstRow * pitch + first * pixel;
        let row = patches + firstRow * rowBytes + first * pixel;
        for (let y = firstRow; y < lastRow; y++, elements += pitch, row += rowBytes) {
          if (toPatches) copy(elements, row, bytes);
          else add(row, elements, bytes);
        }
        patches += <usize>down * rowBytes;
      }
    }
  }
}

// @ts-ignore: decorator
@inline function patchesBytes(at: usize): usize {
  return windowRowsOf(at) * windowColumnsOf(at) * sizeDownOf(at) * sizeRightOf(at) * channelsOf(at) * SIZE;
}

/** A row for each window over a range of images. */
export function patches(at: usize, first: usize, last: usize): void {
  overPatches(at, word(at, 4) + first * imageBytes(at), word(at, 1) + first * patchesBytes(at), last - first, true);
}

/** A range of images, each element the sum of the elements that stand for it in the patches. */
export function sumPatches(at: usize, first: usize, last: usize): void {
  overPatches(at, word(at, 1) + first * imageBytes(at), word(at, 4) + first * patchesBytes(at), last - first, false);
}
