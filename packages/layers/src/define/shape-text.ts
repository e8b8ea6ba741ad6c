import type { ShapePattern } from "./shape-pattern.js";

/** A shape, or a pattern of shapes, as text: `[28, 28, 1]`, `[height, width, 1]`. */
export type ShapeText<Pattern extends ShapePattern> = `[${Sizes<Pattern>}]`;

type Sizes<Pattern extends ShapePattern> = Pattern extends readonly [
  infer Size extends number | string,
  ...infer Rest extends ShapePattern,
]
  ? Rest extends readonly []
    ? `${Size}`
    : `${Size}, ${Sizes<Rest>}`
  : "";
