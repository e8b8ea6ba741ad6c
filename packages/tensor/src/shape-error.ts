import { formatShape, type Shape } from "./shape.js";

/** The shape that was expected of a tensor, and the one received. */
export interface ShapeMismatch {
  /** The operation or the path of layers: `digits › 3 linear(64 → 10)`. */
  readonly place: string;
  /** The part that the tensor plays there: `input`, `right`, `target`. */
  readonly role: string;
  /** The expected sizes; a name stands for an axis of any size. */
  readonly expected: readonly (number | string)[];
  /** The shape of the tensor. */
  readonly received: Shape;
  /** What produced the tensor: `2 relu`. */
  readonly from?: string | undefined;
  /** What to do about it, if known. */
  readonly advice?: string | undefined;
}

/** Thrown when the shape of a tensor does not fit. The message names the place, both shapes and the conflict. */
export class ShapeError extends Error {
  override readonly name = "ShapeError";
  readonly place: string;
  readonly role: string;
  readonly expected: readonly (number | string)[];
  readonly received: Shape;
  readonly from: string | undefined;
  readonly advice: string | undefined;

  constructor({ place, role, expected, received, from, advice }: ShapeMismatch) {
    const indent = " ".repeat(role.length);
    super(
      [
        `in ${place}`,
        `  expects   ${role} ${formatShape(expected)}`,
        `  received  ${indent} ${formatShape(received)}${from === undefined ? "" : `   from ${from}`}`,
        `  ${conflict(expected, received)}`,
        ...(advice === undefined ? [] : [`  ${advice}`]),
      ].join("\n"),
    );
    this.place = place;
    this.role = role;
    this.expected = expected;
    this.received = received;
    this.from = from;
    this.advice = advice;
  }
}

const conflict = (expected: readonly (number | string)[], received: Shape): string => {
  if (expected.length !== received.length) return `rank: ${received.length} ≠ ${expected.length}`;
  const axis = expected.findIndex((size, i) => typeof size === "number" && size !== received[i]);
  return axis < 0 ? "sizes must be whole numbers ≥ 0" : `axis ${axis}: ${received[axis]} ≠ ${expected[axis]}`;
};
