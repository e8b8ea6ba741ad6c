import type { Block } from "../memory/block.js";
import { isElementwise } from "./kernel.js";

/** Elements of a block, from an offset on. */
export interface Place {
  readonly block: Block;
  readonly offset: number;
}

/**
 * What a kernel reads: elements with their steps from row to row and from column to column, or a number, with steps of
 * 0.
 */
export interface Source {
  readonly at: Place | number;
  readonly row: number;
  readonly column: number;
}

/** Elements, rather than a number. */
export interface PlacedSource extends Source {
  readonly at: Place;
}

/** A kernel with its operands. */
export interface Instruction {
  readonly kernel: number;
  /** Where the result goes; a question has none. */
  readonly y: Place | undefined;
  readonly sources: readonly Source[];
  readonly rows: number;
  readonly columns: number;
  /** The terms of each sum of a matrix product, or the number of labels. */
  readonly inner: number;
  /** What else the kernel needs, as words: how windows lie over images, or a key for random numbers. */
  readonly details?: readonly number[];
}

/**
 * Words of an instruction in memory: the kernel, y, rows and columns; three words for each of three sources; the terms
 * of sums, or how the result of an elementwise kernel lies; how threads share it, and whether it needs what other threads
 * compute. The second half has the details.
 */
export const WORDS = 32;

/**
 * Where an operand lies. A vector has each of its pieces at its place along the vector; a number is the same for all
 * pieces; what the members of a group pass to each other lies in memory of each thread's own.
 */
export interface Address {
  readonly pointer: number;
  readonly along: (typeof ALONG)[keyof typeof ALONG];
}

/** How threads share an instruction: one does all of it, or each some rows, or some columns. */
export const SHARING = { alone: 0, byRow: 1, byColumn: 2 } as const;
export type Sharing = (typeof SHARING)[keyof typeof SHARING];

export const ALONG = { same: 0, vector: 1, own: 2 } as const;

/** Writes an instruction at an index of the words of a memory. */
export const writeInstruction = (
  words: Uint32Array,
  index: number,
  { kernel, y, sources, rows, columns, inner, details }: Instruction,
  addressOf: (at: Place | number, source: number) => Address,
  sharing: Sharing,
  wait: boolean,
): void => {
  const elementwise = isElementwise(kernel);
  const result = y === undefined ? { pointer: 0, along: 0 } : addressOf(y, -1);
  words[index] = kernel;
  words[index + 1] = result.pointer;
  words[index + 2] = rows;
  words[index + 3] = columns;
  for (let i = 0; i < 3; i++) {
    const source = sources[i];
    const word = index + 4 + 3 * i;
    const address = source === undefined ? undefined : addressOf(source.at, i);
    words[word] = address?.pointer ?? 0;
    words[word + 1] = (elementwise ? address?.along : source?.row) ?? 0;
    words[word + 2] = source?.column ?? 0;
  }
  words[index + 13] = elementwise ? result.along : inner;
  words[index + 14] = sharing;
  words[index + 15] = wait ? 1 : 0;
  if (details !== undefined) words.set(details, index + 16);
};
