import type { Shape } from "@gd/tensor";

/** A shape as text: `[28, 28, 1]`. */
export type ShapeText<S extends Shape> = `[${Sizes<S>}]`;

type Sizes<S extends Shape> = S extends readonly [infer Size extends number, ...infer Rest extends Shape]
  ? Rest extends readonly []
    ? `${Size}`
    : `${Size}, ${Sizes<Rest>}`
  : "";
