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
  const roles = Object.entries(takes).map(([role, axes]) => [role, typeof axes === "string" ? [axes] : axes] as const);
  const names = [...new Set(roles.flatMap(([, axes]) => axes))];
  const placesOf = (axes: readonly string[]): readonly number[] => axes.map((axis) => names.indexOf(axis));
  const placesOfOperands = roles.map(([, axes]) => placesOf(axes));
  const placesOfResult = placesOf(gives);
  const exampleOf = (axis: string): number => names.indexOf(axis) + 2;

  return {
    shape(place, operands: readonly (Shaped | number)[]) {
      const sizes: number[] = names.map(() => UNKNOWN);
      for (let i = 0; i < placesOfOperands.length; i++) {
        const operand = operands[i]!;
        const received = typeof operand === "number" ? [operand] : operand.shape;
        const places = placesOfOperands[i]!;
        let fits = received.length === places.length && isShape(received);
        for (let axis = 0; fits && axis < places.length; axis++) {
          const known = sizes[places[axis]!];
          fits = known === UNKNOWN || known === received[axis];
        }
        if (!fits) {
          const expected = places.map((at) => (sizes[at] === UNKNOWN ? names[at]! : sizes[at]!));
          throw new ShapeError({ place, role: roles[i]![0], expected, received, advice });
        }
        for (let axis = 0; axis < places.length; axis++) sizes[places[axis]!] = received[axis]!;
      }
      return placesOfResult.map((at) => sizes[at]!);
    },
    roles: roles.map(([role]) => role),
    example: Object.values(takes).map((axes) =>
      typeof axes === "string" ? exampleOf(axes) : { shape: axes.map(exampleOf) },
    ),
  };
};

/** A size that no operand has said yet. */
const UNKNOWN = -1;
