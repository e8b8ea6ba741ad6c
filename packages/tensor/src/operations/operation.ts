import type { Shape } from "../shape.js";

/** An elementwise operation with an operand whose elements are read again: from row to row, from column to column. */
export interface Repeats {
  readonly as: "add" | "subtract" | "multiply" | "divide";
  /** How far it is from an element to that of the next row; 0 where it is the same. */
  readonly row: 0 | 1;
  /** How far it is to that of the next column. */
  readonly column: 0 | 1;
}

/** What there is to know of an operation besides its kernel. */
export interface Operation<Signature = unknown> {
  /** Carries the operation's type, and has no value. */
  readonly signature?: Signature;
  /** The shape of the result. Throws ShapeError, with the operation as the place, when operands do not fit. */
  readonly shape: (place: string, operands: never) => Shape;
  /** Its floating-point operations: additions, multiplications, comparisons and elementary functions count as one. */
  readonly flops: (result: Shape, operands: never) => number;
  /** Operands that show how it is called: a tensor is given by its shape, in an object. */
  readonly example: readonly unknown[];
  /** Which parts of its result can be computed apart from each other; of `images`, those of each image. */
  readonly independent: "elements" | "rows" | "columns" | "images" | "nothing";
  /** The result shares the memory of the first operand where it can. */
  readonly view: boolean;
  /** The operand that holds labels, which are whole numbers from 0. */
  readonly labels: number | undefined;
  /** An elementary function, which takes many times as long as an addition. */
  readonly elementary: boolean;
  /** The operation that it does with a second operand that is repeated, with the strides of that operand. */
  readonly repeats: Repeats | undefined;
}
