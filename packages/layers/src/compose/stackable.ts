import { ArgumentError, expectArgument, type Layer, type Shape } from "@gd/tensor";
import type { LazyLayer } from "../define/lazy-layer.js";
import type { ShapePattern } from "../define/shape-pattern.js";

/** What `sequential`, `stack` and `parallel` compose. */
export type Stackable = Layer | LazyLayer;

/** The pattern of a part's input; a layer's is its shape. */
export type InputPatternOf<Part> = Part extends
  | { readonly inputShape: infer Input extends ShapePattern }
  | { readonly inputPattern: infer Input extends ShapePattern }
  ? Input
  : never;

/** The pattern of a part's output; a layer's is its shape. */
export type OutputPatternOf<Part> = Part extends
  | { readonly outputShape: infer Output extends ShapePattern }
  | { readonly outputPattern: infer Output extends ShapePattern }
  ? Output
  : never;

/** Throws an ArgumentError unless a value is a list, as a single layer is not. */
export const expectLayerList = (composition: string, parts: unknown): void =>
  expectArgument(Array.isArray(parts), {
    place: `${composition}(layers)`,
    expected: "a list of layers",
    received: parts,
    advice: LIST_OR_NOT,
  });

/** Throws an ArgumentError unless every part is a layer: an uncalled constructor is none. */
export const expectStackables = (composition: string, parts: readonly unknown[]): void => {
  expectLayerList(composition, parts);
  for (const [i, part] of parts.entries()) {
    const { name, initialize, forward, inputShape, outputShape, at, inputPattern } = Object(part);
    const isLayer = typeof forward === "function" && typeof initialize === "function";
    const isLazy = typeof at === "function" && Array.isArray(inputPattern);
    const isShaped = Array.isArray(inputShape) && Array.isArray(outputShape);
    expectArgument(typeof name === "string" && (isLazy || (isLayer && isShaped)), {
      place: `${composition}(layers[${i}])`,
      expected: "a layer",
      received: part,
      advice: Array.isArray(part) ? LIST_OR_NOT : NOT_A_LAYER,
    });
  }
};

const NOT_A_LAYER = "A layer with options is called, as in linear(64, 10) or dropout({ rate: 0.5 }).";
const LIST_OR_NOT = "sequential(…) takes layers one by one, stack([…]) a list of them.";

export const isLayer = (part: Stackable): part is Layer => !("at" in part);

export const inputPatternOf = (part: Stackable): ShapePattern => (isLayer(part) ? part.inputShape : part.inputPattern);

/** The layer that a part is on examples of a shape. */
export const layerAt = (part: Stackable, shape: Shape): Layer => (isLayer(part) ? part : part.at(shape));

/** A part's name in its model: `3 linear(64 → 10)`. */
export const label = ({ name }: Stackable, i: number): string => `${i} ${name}`;

/** The error of a composition whose input's shape is not known. */
export const sizeMissing = (composition: string, expected: string, parts: readonly Stackable[]): ArgumentError =>
  new ArgumentError({
    place: `${composition}(layers)`,
    expected,
    received: parts.map(({ name }) => name),
    advice:
      parts[0] === undefined
        ? "Begin with one, such as linear(64, 10)."
        : `Give the first layer its size: ${exampleOf(parts[0])}.`,
  });

const EXAMPLE_SIZES: Readonly<Record<string, number>> = { "...": 64, height: 28, width: 28 };

/** A part at a shape that fits it: `conv2d(…).at([28, 28, 1])`. */
const exampleOf = (part: Stackable): string => {
  const shape = inputPatternOf(part).map((size) => (typeof size === "number" ? size : (EXAMPLE_SIZES[size] ?? 3)));
  return `${part.name.replace(/\(.*/, "(…)")}.at([${shape.join(", ")}])`;
};
