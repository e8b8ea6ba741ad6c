import { add } from "./add";
import { innerOf, word } from "./instruction";
import { ROWS, VECTORS } from "./block";
import { block, halfBlock } from "./convolution-block";
import { LANES, SIZE, VECTOR } from "./layout";
import { PART } from "./multiply-add";
import { copyRows, transposeInto } from "./packing";
import { WIDE } from "./wide";
import {
  channelsOf, heightOf, imageBytes, imagesOf, paddingAboveOf, paddingLeftOf, sizeDownOf, sizeRightOf, strideDownOf,
  strideRightOf, widthOf, windowColumnsOf, windowRowsOf,
} from "./window-grid";

// Products with patches that are never written. Element k of the patch of a window lies at the window's pointer plus the
// offset of the term k: tables of pointers, and of steps from one term to the next, are all that a product needs to know of
// patches. The sums have the terms, the order and the parts that they have in a product with patches.

/** The windows or terms of a table, and the rows of y that go through one panel of the right matrix. */
// @ts-ignore: decorator
@inline const HEIGHT: usize = 240;
/** The most columns of a panel of the right matrix, and of one that needs half of a block's vectors, if that is whole pairs. */
// @ts-ignore: decorator
@inline const COLUMNS: usize = VECTORS * LANES;
// @ts-ignore: decorator
@inline const HALF: usize = WIDE ? COLUMNS / 2 : 0;
/** The bytes of a row of the widest panel. */
// @ts-ignore: decorator
@inline const WIDEST: usize = VECTORS * VECTOR;
/** Windows side by side whose pointers fit into the table of rows: src/plan/implicit-patches.ts has it too. */
// @ts-ignore: decorator
@inline const MOST_SIDE_BY_SIDE: usize = 4096;
/** Images with so many pixels together share a panel. */
// @ts-ignore: decorator
@inline const MANY_PIXELS: isize = 1024;

// The scratch holds steps from term to term, a block of fewer columns than a panel, pointers of rows, and panels.
// @ts-ignore: decorator
@inline const TILE: usize = PART * 4 + 64;
// @ts-ignore: decorator
@inline const TABLE: usize = TILE + ROWS * WIDEST;
// @ts-ignore: decorator
@inline const PANEL: usize = TABLE + MOST_SIDE_BY_SIDE * 4;

/** The bytes of a row of a panel of so many columns. */
// @ts-ignore: decorator
@inline function panelRow(columns: usize): usize {
  return columns <= HALF ? WIDEST / 2 : WIDEST;
}

/** y = a · b or y += a · b, for some rows and the columns of a panel. */
function multiplyPanel(
  rows: usize, pointers: usize, steps: usize, inner: usize, b: usize, y: usize, yRow: usize, columns: usize, adds: bool,
  tile: usize,
): void {
  const bRow = panelRow(columns);
  const fits = columns * SIZE == bRow;
  while (rows > 0) {
    // The last two blocks share the remaining rows.
    const height = rows <= ROWS ? rows : min<usize>(ROWS, (rows + 1) / 2);
    const to = fits ? y : tile;
    const toRow = fits ? yRow : bRow;
    const addsHere = fits && adds;
    if (WIDE && bRow < WIDEST) halfBlock(height, pointers, steps, inner, b, to, toRow, addsHere);
    else block(height, pointers, steps, inner, b, to, toRow, addsHere);
    if (!fits && adds) for (let i: usize = 0; i < height; i++) add(tile + i * bRow, y + i * yRow, columns * SIZE);
    else if (!fits) copyRows(tile, bRow, y, yRow, height, columns * SIZE);
    rows -= height;
    pointers += height * 4;
    y += height * yRow;
  }
}

/** A panel of some columns of the right matrix, where it does not lie like one; its pointer. */
function panelOf(b: usize, bRow: usize, rows: usize, columns: usize, panel: usize): usize {
  const row = panelRow(columns);
  const fits = columns * SIZE == row;
  if (fits && bRow == row) return b;
  if (!fits) memory.fill(panel, 0, rows * row);
  copyRows(b, bRow, panel, row, rows, columns * SIZE);
  return panel;
}

/**
 * Writes `base` plus the offsets of consecutive points of a grid: `columns` points side by side, `step` bytes apart, in
 * `rows` lines, `line` bytes apart, of which there are many, `image` bytes apart.
 */
function fillTable(
  table: usize, first: usize, count: usize, base: usize, columns: usize, step: usize, rows: usize, line: usize, image: usize,
): void {
  let column = first % columns;
  let row = first / columns % rows;
  base += first / columns / rows * image;
  for (const end = table + count * 4; table < end; column = 0, row++) {
    if (row == rows) row = 0, base += image;
    const lineEnd = min<usize>(end, table + (columns - column) * 4);
    for (let point = base + row * line + column * step; table < lineEnd; table += 4, point += step) store<u32>(table, <u32>point);
  }
}

/** Writes where the first of the points lies, and the steps from each to the next one. */
function fillSteps(
  table: usize, first: usize, count: usize, columns: usize, step: usize, rows: usize, line: usize, image: usize,
): void {
  let column = first % columns;
  let row = first / columns % rows;
  store<u32>(table, <u32>(first / columns / rows * image + row * line + column * step));
  table += 4;
  for (const end = table + count * 4; table < end; column = 0) {
    const lineEnd = min<usize>(end, table + (columns - 1 - column) * 4);
    // The last vector may also write where the next steps come.
    for (; table < lineEnd; table += VECTOR) v128.store(table, i32x4.splat(<i32>step));
    table = lineEnd;
    let next = line - (columns - 1) * step;
    if (++row == rows) row = 0, next += image - rows * line;
    if (table < end) store<u32>(table, <u32>next);
    table += 4;
  }
}

/** The elements of a row of a window, and of a window. */
// @ts-ignore: decorator
@inline function acrossOf(at: usize): usize {
  return sizeRightOf(at) * channelsOf(at);
}
// @ts-ignore: decorator
@inline function termsOf(at: usize): usize {
  return sizeDownOf(at) * acrossOf(at);
}
/** The bytes from a row of an image to the next one. */
// @ts-ignore: decorator
@inline function pitchOf(at: usize): usize {
  return widthOf(at) * channelsOf(at) * SIZE;
}
/** The bytes from a window to the next one, side by side and one below the other. */
// @ts-ignore: decorator
@inline function windowStep(at: usize): usize {
  return strideRightOf(at) * channelsOf(at) * SIZE;
}
// @ts-ignore: decorator
@inline function windowLine(at: usize): usize {
  return strideDownOf(at) * pitchOf(at);
}

/** The products of the patches of a range of images, which have their padding, and the kernels: [windows, filters]. */
export function convolve(at: usize, first: usize, last: usize, scratch: usize): void {
  const windows = windowRowsOf(at) * windowColumnsOf(at);
  const end = last * windows;
  const terms = termsOf(at);
  const filters = innerOf(at);
  const row = filters * SIZE;
  for (let window = first * windows; window < end; window += HEIGHT) {
    const count = min<usize>(HEIGHT, end - window);
    fillTable(
      scratch + TABLE, window, count, word(at, 4), windowColumnsOf(at), windowStep(at), windowRowsOf(at), windowLine(at),
      imageBytes(at),
    );
    for (let k: usize = 0; k < terms; k += PART) {
      const part = min<usize>(PART, terms - k);
      fillSteps(scratch, k, part, acrossOf(at), SIZE, sizeDownOf(at), pitchOf(at), 0);
      for (let j: usize = 0; j < filters; j += COLUMNS) {
        const columns = min<usize>(COLUMNS, filters - j);
        const b = panelOf(word(at, 7) + k * row + j * SIZE, row, part, columns, scratch + PANEL);
        const y = word(at, 1) + window * row + j * SIZE;
        multiplyPanel(count, scratch + TABLE, scratch, part, b, y, row, columns, k > 0, scratch + TILE);
      }
    }
  }
}

/** A range of the rows of the product of transposed patches, of images with their padding, and a matrix [windows, filters]. */
export function convolveTransposed(at: usize, first: usize, last: usize, scratch: usize): void {
  const windows = imagesOf(at) * windowRowsOf(at) * windowColumnsOf(at);
  const filters = innerOf(at);
  const row = filters * SIZE;
  for (let window: usize = 0; window < windows; window += PART) {
    const part = min<usize>(PART, windows - window);
    fillSteps(
      scratch, window, part, windowColumnsOf(at), windowStep(at), windowRowsOf(at), windowLine(at), imageBytes(at),
    );
    for (let j: usize = 0; j < filters; j += COLUMNS) {
      const columns = min<usize>(COLUMNS, filters - j);
      const b = panelOf(word(at, 7) + window * row + j * SIZE, row, part, columns, scratch + PANEL);
      for (let k = first; k < last; k += HEIGHT) {
        const count = min<usize>(HEIGHT, last - k);
        fillTable(scratch + TABLE, k, count, word(at, 4), acrossOf(at), SIZE, sizeDownOf(at), pitchOf(at), 0);
        const y = word(at, 1) + k * row + j * SIZE;
        multiplyPanel(count, scratch + TABLE, scratch, part, b, y, row, columns, window > 0, scratch + TILE);
      }
    }
  }
}

/**
 * A range of images, each element the sum of the elements that stand for it in the product of a matrix [windows, filters] and
 * the transposed kernels. Each of them is a sum of its own, which is then added.
 */
export function sumConvolved(at: usize, first: usize, last: usize, scratch: usize): void {
  const height = heightOf(at), width = widthOf(at);
  const channels = channelsOf(at);
  const pixels = height * width;
  memory.fill(word(at, 1) + first * imageBytes(at), 0, (last - first) * imageBytes(at));
  fillSteps(scratch, 0, innerOf(at), innerOf(at), SIZE, 1, 0, 0);
  const together = <usize>max<isize>(1, MANY_PIXELS / pixels);
  for (let image = first; image < last; image += together) {
    const end = min<usize>(last, image + together);
    for (let c: usize = 0; c < channels; c += COLUMNS) {
      const columns = min<usize>(COLUMNS, channels - c);
      const panel = panelsOfKernels(at, c, columns, scratch + PANEL);
      for (let each = image; each < end; each++) {
        for (let row: isize = 0; row < height; row++) sumLine(at, each, row, c, columns, panel, scratch);
      }
    }
  }
}

/** Some columns of the transposed kernels: a panel for each place in a window. */
function panelsOfKernels(at: usize, channel: usize, columns: usize, panels: usize): usize {
  const filters = innerOf(at);
  const places = sizeDownOf(at) * sizeRightOf(at);
  const from = word(at, 7);
  const panel = panelRow(columns);
  if (columns * SIZE < panel) memory.fill(panels, 0, places * filters * panel);
  for (let place: isize = 0; place < places; place++) {
    const kernels = from + (place * channelsOf(at) + channel) * filters * SIZE;
    transposeInto(kernels, filters * SIZE, panels + place * filters * panel, panel, columns, filters);
  }
  return panels;
}

/** A row of an image, for some channels: window after window, as an element is in the first of them at its last place. */
function sumLine(at: usize, image: usize, row: isize, channel: usize, columns: usize, panels: usize, scratch: usize): void {
  const width = widthOf(at);
  const pixel = channelsOf(at) * SIZE;
  const filters = innerOf(at);
  const line = word(at, 1) + image * imageBytes(at) + row * width * pixel + channel * SIZE;
  const stride = strideRightOf(at);
  for (let down = sizeDownOf(at) - 1; down >= 0; down--) {
    const top = row + paddingAboveOf(at) - down;
    const windowRow = top / strideDownOf(at);
    if (top < 0 || top % strideDownOf(at) != 0 || windowRow >= windowRowsOf(at)) continue;
    const windows = (image * windowRowsOf(at) + windowRow) * windowColumnsOf(at);
    fillTable(
      scratch + TABLE, 0, windowColumnsOf(at), word(at, 4) + windows * filters * SIZE, windowColumnsOf(at), filters * SIZE, 1,
      0, 0,
    );
    for (let right = sizeRightOf(at) - 1; right >= 0; right--) {
      // The windows that have a column of the image at this place.
      const left = paddingLeftOf(at) - right;
      const firstWindow = max<isize>(0, (left + stride - 1) / stride);
      const lastWindow = width + left <= 0 ? 0 : min<isize>(windowColumnsOf(at), (width + left - 1) / stride + 1);
      if (firstWindow >= lastWindow) continue;
      multiplyPanel(
        lastWindow - firstWindow, scratch + TABLE + firstWindow * 4, scratch, filters,
        panels + (down * sizeRightOf(at) + right) * filters * panelRow(columns),
        line + (firstWindow * stride - left) * pixel, stride * pixel, columns, true, scratch + TILE,
      );
    }
  }
}
