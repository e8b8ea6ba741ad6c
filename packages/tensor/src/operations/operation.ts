import type { Shape } from "../shape.js";

/** All that the shape of a result depends on in a tensor. */
export interface Shaped {
  readonly shape: Shape;
}

/** Whether an example operand stands for a tensor. */
export const isShaped = (example: unknown): example is Shaped =>
  typeof example === "object" && example !== null && "shape" in example;

/** How a second operand is repeated: as every row, as every column, or everywhere. */
export interface Repeats {
  /** The elementwise operation that it takes part in. */
  readonly as: "add" | "subtract" | "multiply" | "divide";
  /** The stride from one row to the next; 0 repeats the same element. */
  readonly row: 0 | 1;
  /** The stride from one column to the next. */
  readonly column: 0 | 1;
}

/** Everything there is to know about an operation, except its kernel. */
export interface Operation<Signature = unknown> {
  /** Carries the operation's type; it never has a value. */
  readonly signature?: Signature;
  /** The shape of the result. Throws a ShapeError that names the place if the operands do not fit. */
  readonly shape: (place: string, operands: never) => Shape;
  /** The number of additions, multiplications, divisions, comparisons and elementary functions. */
  readonly flops: (result: Shape, operands: never) => number;
  /** Example operands, in which `{ shape }` stands for a tensor of that shape. */
  readonly example: readonly unknown[];
  /** What the operands are called in messages, in order. */
  readonly roles: readonly string[];
  /** Which parts of the result can be computed independently of each other. */
  readonly independent: "elements" | "rows" | "columns" | "images" | "nothing";
  /** Whether the result shares the memory of the first operand, where possible. */
  readonly view: boolean;
  /** The index of the operand that holds labels: whole numbers from 0. */
  readonly labels: number | undefined;
  /** Whether it is an elementary function, which takes many times as long as an addition. */
  readonly elementary: boolean;
  /** How its second operand is repeated, if it is. */
  readonly repeats: Repeats | undefined;
}
