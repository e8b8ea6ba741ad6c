import { type Layer, type None, type Parameters, type Shape, ShapeError } from "@gd/tensor";

/** Sizes of axes, with a name in the place of each that may have any size: `["height", "width", 8]`. */
export type Pattern = readonly (number | string)[];

/** The shapes that a pattern stands for. */
export type ShapesOf<P extends Pattern> = { readonly [Axis in keyof P]: P[Axis] extends number ? P[Axis] : number };

/** The size of a name in a pattern, for a shape that fits it; any where it is not in the pattern. */
type SizeOf<Name, P extends Pattern, S extends Shape> = [Named<Name, P, S>] extends [never]
  ? number
  : Named<Name, P, S>;
type Named<Name, P extends Pattern, S extends Shape> = {
  readonly [Axis in keyof P]: P[Axis] extends Name ? (Axis extends keyof S ? Extract<S[Axis], number> : never) : never;
}[number];

/** The output's shape for an input of shape `S`: an axis has the size of the input's axis of the same name. */
export type OutputAt<Takes extends Pattern, Gives extends Pattern, S extends Shape> = {
  readonly [Axis in keyof Gives]: Gives[Axis] extends number ? Gives[Axis] : SizeOf<Gives[Axis], Takes, S>;
};

/**
 * A layer for inputs of several shapes, such as images of any height and width. `sequential` fills in the shape, as it does
 * for activations; `at` says it.
 */
export interface Unshaped<
  Takes extends Pattern = Pattern,
  Gives extends Pattern = Pattern,
  P extends Parameters = Parameters,
  S extends Parameters = Parameters,
> {
  readonly name: string;
  /** Of one example: `["height", "width", 8]`. */
  readonly takes: Takes;
  readonly gives: Gives;
  /**
   * The layer for examples of this shape.
   *
   * Throws  ShapeError when the shape is none that the layer takes
   */
  at<const In extends ShapesOf<Takes>>(shape: In): Layer<In, OutputAt<Takes, Gives, In>, P, S>;
}

/** What an unshaped layer is made of. */
export interface UnshapedDefinition<
  Takes extends Pattern,
  Gives extends Pattern,
  P extends Parameters,
  S extends Parameters,
> {
  readonly name: string;
  readonly takes: Takes;
  readonly gives: Gives;
  /** The layer for examples of this shape. */
  at(shape: ShapesOf<Takes>): Layer<ShapesOf<Takes>, ShapesOf<Gives>, P, S>;
}

/** Makes an unshaped layer of a function that makes the layer for a shape. */
export function defineUnshaped<
  const Takes extends Pattern,
  const Gives extends Pattern,
  P extends Parameters = None,
  S extends Parameters = None,
>(definition: UnshapedDefinition<Takes, Gives, P, S>): Unshaped<Takes, Gives, P, S>;
// What the signature above says of the sizes is what a layer's own checks establish: the compiler does not know them.
export function defineUnshaped({
  name,
  takes,
  gives,
  at,
}: UnshapedDefinition<Pattern, Pattern, Parameters, Parameters>): Unshaped {
  return {
    name,
    takes,
    gives,
    at: (shape: Shape): Layer => {
      expectFit(name, takes, shape);
      return at(shape);
    },
  } as Unshaped;
}

/** Throws ShapeError unless a shape fits a pattern. */
export const expectFit = (place: string, takes: Pattern, received: Shape, from?: string): void => {
  const fits =
    takes.length === received.length && takes.every((size, i) => typeof size === "string" || size === received[i]);
  if (!fits) throw new ShapeError({ place, role: "input", expected: takes, received, from });
};
