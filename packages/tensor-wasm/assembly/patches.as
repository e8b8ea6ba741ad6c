import { Real } from "./real";
import { word } from "./instruction";
import { SIZE, VECTOR } from "./layout";
import {
  channelsOf, heightOf, imageBytes, paddingAboveOf, paddingLeftOf, sizeDownOf, sizeRightOf, strideDownOf, strideRightOf,
  widthOf, windowColumnsOf, windowRowsOf,
} from "./window-grid";

/** Copies bytes, of which there are few. */
// @ts-ignore: decorator
@inline function copy(from: usize, to: usize, bytes: usize): void {
  const end = to + bytes;
  for (; to + VECTOR <= end; from += VECTOR, to += VECTOR) v128.store(to, v128.load(from));
  if (to + 8 <= end) {
    store<u64>(to, load<u64>(from));
    from += 8;
    to += 8;
  }
  if (to < end) store<u32>(to, load<u32>(from));
}

/** y = y + x, for bytes of elements, of which there are few. */
// @ts-ignore: decorator
@inline function add(x: usize, y: usize, bytes: usize): void {
  const end = y + bytes;
  for (; y + VECTOR <= end; x += VECTOR, y += VECTOR) v128.store(y, v128.add<Real>(v128.load(y), v128.load(x)));
  for (; y < end; x += SIZE, y += SIZE) store<Real>(y, load<Real>(y) + load<Real>(x));
}

// @ts-ignore: decorator
@inline function zero(y: usize, bytes: usize): void {
  const end = y + bytes;
  for (; y + VECTOR <= end; y += VECTOR) v128.store(y, v128.splat<Real>(0));
  for (; y < end; y += SIZE) store<Real>(y, 0);
}

/**
 * Goes over the rows of elements of all windows over some images, which lie one after the other in the patches. To patches
 * they are copied, with zeros in the padding; from patches they are added to the images, which begin as zeros.
 */
// @ts-ignore: decorator
@inline function overPatches(at: usize, images: usize, patches: usize, count: usize, toPatches: bool): void {
  const height = heightOf(at), width = widthOf(at);
  const pixel = channelsOf(at) * SIZE;
  const down = sizeDownOf(at), right = sizeRightOf(at);
  const rowBytes = <usize>right * pixel;
  if (!toPatches) memory.fill(images, 0, count * imageBytes(at));
  for (; count > 0; count--, images += imageBytes(at)) {
    const lastRow = windowRowsOf(at) * strideDownOf(at) - paddingAboveOf(at);
    for (let top = -paddingAboveOf(at); top < lastRow; top += strideDownOf(at)) {
      const lastColumn = windowColumnsOf(at) * strideRightOf(at) - paddingLeftOf(at);
      for (let left = -paddingLeftOf(at); left < lastColumn; left += strideRightOf(at)) {
        // The columns of the window that are within the image.
        const first = max<isize>(0, -left);
        const last = max<isize>(first, min<isize>(right, width - left));
        const before = min<usize>(rowBytes, first * pixel);
        const bytes = <usize>(last - first) * pixel;
        let elements = images + ((top * width + left) * <isize>pixel + <isize>before);
        for (let y = top; y < top + down; y++, elements += width * pixel, patches += rowBytes) {
          const inside = y >= 0 && y < height && last > first;
          if (toPatches) {
            if (inside && bytes == rowBytes) copy(elements, patches, rowBytes);
            else {
              zero(patches, rowBytes);
              if (inside) copy(elements, patches + before, bytes);
            }
          } else if (inside) add(patches + before, elements, bytes);
        }
      }
    }
  }
}

// @ts-ignore: decorator
@inline function patchesBytes(at: usize): usize {
  return windowRowsOf(at) * windowColumnsOf(at) * sizeDownOf(at) * sizeRightOf(at) * channelsOf(at) * SIZE;
}

/** A row for each window over the images from one to another. */
export function patches(at: usize, first: usize, last: usize): void {
  overPatches(at, word(at, 4) + first * imageBytes(at), word(at, 1) + first * patchesBytes(at), last - first, true);
}

/** The images from one to another of the sums of what stands for their elements in the patches. */
export function sumPatches(at: usize, first: usize, last: usize): void {
  overPatches(at, word(at, 1) + first * imageBytes(at), word(at, 4) + first * patchesBytes(at), last - first, false);
}
