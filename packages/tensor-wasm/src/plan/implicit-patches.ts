import type { Instruction, PlacedSource, Source } from "../kernels/instruction.js";
import { KERNEL } from "../kernels/kernel.js";
import type { Block } from "../memory/block.js";
import { windowsOf } from "./windows-of.js";

/** Sums of fewer terms are never fused: assembly/matmul.as computes them itself. */
const FEWEST_FUSED = 5;
/** With fewer columns most of a block of assembly/convolution.as would be computed in vain. */
const FEWEST_COLUMNS = 4;
/** What its scratch holds: offsets of terms, windows side by side, kernels of two vectors of columns. */
const MOST_TERMS = 256;
const MOST_SIDE_BY_SIDE = 4096;
const MOST_OF_KERNELS = 7600;

/**
 * The same instructions, with products of patches that read the images in place, and products that are only needed by
 * `sumPatches` summed at once: the same sums in the same order, without the patches, which are as many times as large as
 * the images as a window has pixels. The patches of 1 × 1 windows side by side are the images.
 *
 * @param exact whether products are rounded before they are added
 */
export const implicitPatches = (
  instructions: readonly Instruction[],
  report: Block,
  exact: boolean,
): readonly Instruction[] => {
  const fewestTerms = exact ? 2 : FEWEST_FUSED;
  const readers = readersOf(instructions);
  const replaced = new Map<Instruction, readonly Instruction[]>();
  /** Products by what they write, while what they read is as it was. */
  const products = new Map<Block, Instruction>();

  const readImagesInPlace = (patches: Instruction): void => {
    const block = patches.y!.block;
    const all = readers.get(block) ?? [];
    const windows = windowsOf(patches);
    const [images] = patches.sources;
    if (
      block === report ||
      !isPlaced(images) ||
      !all.every((reader) => isProductOfPatches(reader, block, windows.terms))
    )
      return;
    const unpadded = windows.isUnpadded && images.at.block.kind !== "variable";
    if (unpadded && windows.areThePixels) {
      replaced.set(patches, []);
      for (const reader of all) {
        const [left, right] = reader.sources;
        replaced.set(reader, [{ ...reader, sources: [{ ...left!, at: images.at }, right!] }]);
      }
      return;
    }
    if (!all.every(({ columns, inner }) => columns >= FEWEST_COLUMNS && inner >= fewestTerms)) return;
    const padded = unpadded ? undefined : padding(patches, windows);
    replaced.set(patches, padded === undefined ? [] : [padded]);
    const source = padded === undefined ? images : { at: padded.y!, row: 0, column: 1 };
    const details = padded === undefined ? patches.details! : windows.ofPadded;
    for (const reader of all) {
      const [left, right] = reader.sources;
      const { kernel, rows, columns } =
        left!.column === 1
          ? { kernel: KERNEL.convolve, rows: patches.rows, columns: patches.columns }
          : { kernel: KERNEL.convolveTransposed, rows: windows.terms, columns: reader.inner };
      const sources = [source, right!];
      const instruction = { kernel, y: reader.y, sources, rows, columns, inner: reader.columns };
      replaced.set(reader, [{ ...instruction, details: [...details, patches.rows] }]);
    }
  };

  const sumProductsAtOnce = (sum: Instruction): void => {
    const [source] = sum.sources;
    const block = isPlaced(source) ? source.at.block : undefined;
    const product = block && products.get(block);
    // A product of patches may already read the images in place.
    if (product === undefined || replaced.has(product) || block === report || readers.get(block!)!.length > 1) return;
    const windows = windowsOf(sum);
    // What is summed may be a part of the product, or its elements in rows of another length.
    if (sum.rows * windows.count * windows.terms !== block!.length) return;
    if (windows.isUnpadded && windows.areThePixels) {
      // Sums that begin with +0 are never −0, so that adding them to +0 leaves them alone.
      replaced.set(product, [{ ...product, y: sum.y }]);
      replaced.set(sum, []);
      return;
    }
    const { sources, inner } = product;
    const [left, kernels] = sources;
    const inOrder = left!.row === inner && left!.column === 1 && kernels!.row === 1 && kernels!.column === inner;
    const fits =
      inner >= fewestTerms &&
      inner <= MOST_TERMS &&
      windows.side <= MOST_SIDE_BY_SIDE &&
      windows.pixels * inner <= MOST_OF_KERNELS;
    const isInRows = product.columns === windows.terms;
    if (!inOrder || !isInRows || !fits || windows.channels < FEWEST_COLUMNS) return;
    replaced.set(product, []);
    replaced.set(sum, [{ ...sum, kernel: KERNEL.sumConvolved, sources, inner }]);
  };

  for (const instruction of instructions) {
    const { kernel, y, rows, columns } = instruction;
    // What a product reads must still be there when its sum is computed.
    if (y?.block.kind === "variable") products.clear();
    if (kernel === KERNEL.matmul && y?.block.kind === "temporary" && y.block.length === rows * columns) {
      products.set(y.block, instruction);
    }
    if (rows * columns === 0) continue;
    if (kernel === KERNEL.patches) readImagesInPlace(instruction);
    if (kernel === KERNEL.sumPatches) sumProductsAtOnce(instruction);
  }
  return instructions.flatMap((instruction) => replaced.get(instruction) ?? [instruction]);
};

const readersOf = (instructions: readonly Instruction[]): ReadonlyMap<Block, readonly Instruction[]> => {
  const readers = new Map<Block, Instruction[]>();
  for (const instruction of instructions) {
    for (const { at } of instruction.sources) {
      if (typeof at === "object") readers.set(at.block, [...(readers.get(at.block) ?? []), instruction]);
    }
  }
  return readers;
};

const isPlaced = (source: Source | undefined): source is PlacedSource => typeof source?.at === "object";

/** Whether it is the product of all patches, as they are or transposed, and a matrix that lies row by row. */
const isProductOfPatches = (
  { kernel, sources: [left, right], rows, columns, inner }: Instruction,
  patches: Block,
  terms: number,
): boolean =>
  kernel === KERNEL.matmul &&
  isPlaced(left) &&
  isPlaced(right) &&
  left.at.block === patches &&
  left.at.offset === 0 &&
  rows * inner === patches.length &&
  right.at.block !== patches &&
  terms > 1 &&
  left.row * left.column === terms &&
  right.row === columns &&
  right.column === 1;

/** Copies images with their padding. */
const padding = (patches: Instruction, { paddedLength }: { readonly paddedLength: number }): Instruction => {
  const { step, pointer } = patches.y!.block as { step: number; pointer: number };
  const length = patches.rows * paddedLength;
  const block: Block = { kind: "temporary", length, pointer, step, copy: undefined, kept: false };
  return { ...patches, kernel: KERNEL.pad, y: { block, offset: 0 }, columns: paddedLength };
};
