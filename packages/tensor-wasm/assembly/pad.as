import { word } from "./instruction";
import { copy, zero } from "./patches";
import { SIZE } from "./layout";
import {
  channelsOf, heightOf, imageBytes, paddingAboveOf, paddingLeftOf, sizeDownOf, sizeRightOf, strideDownOf, strideRightOf,
  widthOf, windowColumnsOf, windowRowsOf,
} from "./window-grid";

/** A range of images with zeros around them, as large as the windows reach. */
export function pad(at: usize, first: usize, last: usize): void {
  const pixel = channelsOf(at) * SIZE;
  const pitch = widthOf(at) * pixel;
  const height = (windowRowsOf(at) - 1) * strideDownOf(at) + sizeDownOf(at);
  const row = <usize>((windowColumnsOf(at) - 1) * strideRightOf(at) + sizeRightOf(at)) * pixel;
  const before = min<usize>(row, paddingLeftOf(at) * pixel);
  const inside = min<usize>(row - before, pitch);
  let y = word(at, 1) + first * height * row;
  for (let image = first; image < last; image++) {
    const x = word(at, 4) + image * imageBytes(at);
    for (let i = -paddingAboveOf(at); i < height - paddingAboveOf(at); i++, y += row) {
      if (i < 0 || i >= heightOf(at)) zero(y, row);
      else {
        zero(y, before);
        copy(x + i * pitch, y + before, inside);
        zero(y + before + inside, row - before - inside);
      }
    }
  }
}
