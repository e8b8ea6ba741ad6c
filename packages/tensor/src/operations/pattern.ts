import { isShape } from "../shape.js";
import { ShapeError } from "../shape-error.js";
import type { Operation, Shaped } from "./operation.js";

/**
 * Operands by role, in order: the names of a tensor's axes, or for a number the name of the axis whose size it is. Axes
 * of the same name have the same size.
 */
export interface Pattern {
  readonly takes: Readonly<Record<string, readonly string[] | string>>;
  /** The axes of the result. */
  readonly gives: readonly string[];
  /** What to do about operands that do not fit. */
  readonly advice?: string;
}

/** The shape rule of operations of this pattern, and example operands. */
export const matching = ({ takes, gives, advice }: Pattern): Pick<Operation, "shape" | "example" | "roles"> => {
  const roles = Object.entries(takes);
  const names = [...new Set(roles.flatMap(([, axes]) => axes))];
  const exampleOf = (axis: string): number => names.indexOf(axis) + 2;
  return {
    shape(place, operands: readonly (Shaped | number)[]) {
      const sizes = new Map<string, number>();
      roles.forEach(([role, axes], i) => {
        const operand = operands[i]!;
        const named = typeof axes === "string" ? [axes] : axes;
        const received = typeof operand === "number" ? [operand] : operand.shape;
        const expected = named.map((axis) => sizes.get(axis) ?? axis);
        const fits =
          received.length === named.length &&
          isShape(received) &&
          expected.every((size, axis) => typeof size === "string" || size === received[axis]);
        if (!fits) throw new ShapeError({ place, role, expected, received, advice });
        named.forEach((axis, j) => void sizes.set(axis, received[j]!));
      });
      return gives.map((axis) => sizes.get(axis)!);
    },
    roles: Object.keys(takes),
    example: roles.map(([, axes]) => (typeof axes === "string" ? exampleOf(axes) : { shape: axes.map(exampleOf) })),
  };
};
