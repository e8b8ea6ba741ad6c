import { expectArgument, type Shape, ShapeError } from "@gd/tensor";
import { layerMeant } from "./layer-meant.js";

/** The sizes of a shape's axes, with a name for each axis of any size: `["height", "width", 8]`; or `AnyShape`. */
export type ShapePattern = readonly (number | string)[];

/** The pattern that every shape matches. */
export type AnyShape = readonly ["..."];

/** The shapes that match a pattern. */
export type ShapesOf<Pattern extends ShapePattern> = Pattern extends AnyShape
  ? Shape
  : { readonly [Axis in keyof Pattern]: Pattern[Axis] extends number ? Pattern[Axis] : number };

/** The size of a named axis, for a shape that matches a pattern; `number` where the pattern has no such name. */
type SizeOf<Name, Pattern extends ShapePattern, S extends Shape> = [Named<Name, Pattern, S>] extends [never]
  ? number
  : Named<Name, Pattern, S>;
type Named<Name, Pattern extends ShapePattern, S extends Shape> = {
  readonly [Axis in keyof Pattern]: Pattern[Axis] extends Name
    ? Axis extends keyof S
      ? Extract<S[Axis], number>
      : never
    : never;
}[number];

/** The output's shape for an input of shape `S`: an axis has the size of the input's axis of the same name. */
export type OutputAt<Input extends ShapePattern, Output extends ShapePattern, S extends Shape> = Output extends AnyShape
  ? S
  : { readonly [Axis in keyof Output]: Output[Axis] extends number ? Output[Axis] : SizeOf<Output[Axis], Input, S> };

/** Whether a shape matches a pattern. */
export const matches = (pattern: ShapePattern, shape: Shape): boolean =>
  pattern[0] === "..." ||
  (pattern.length === shape.length && pattern.every((size, axis) => typeof size === "string" || size === shape[axis]));

/** Throws an ArgumentError unless a value is a pattern. */
export const expectPattern = (place: string, value: unknown): void => {
  const isSize = (size: unknown): boolean => typeof size === "string" || (Number.isInteger(size) && Number(size) > 0);
  expectArgument(Array.isArray(value) && value.every(isSize), {
    place,
    expected: 'sizes and names of axes, such as ["height", "width", 3]',
    received: value,
  });
};

/** Throws ShapeError unless the shape of a layer's input matches its pattern. */
export const expectMatch = (
  name: string,
  pattern: ShapePattern,
  received: Shape,
  { place = name, from }: { readonly place?: string; readonly from?: string | undefined } = {},
): void => {
  if (matches(pattern, received)) return;
  const advice = layerMeant(name, pattern.length, received);
  throw new ShapeError({ place, role: "input", expected: pattern, received, from, advice });
};
