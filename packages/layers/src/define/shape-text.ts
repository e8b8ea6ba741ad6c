import type { Pattern } from "./unshaped.js";

/** A shape, or a pattern of one, as text: `[28, 28, 1]`, `[height, width, 1]`. */
export type ShapeText<S extends Pattern> = `[${Sizes<S>}]`;

type Sizes<S extends Pattern> = S extends readonly [infer Size extends number | string, ...infer Rest extends Pattern]
  ? Rest extends readonly []
    ? `${Size}`
    : `${Size}, ${Sizes<Rest>}`
  : "";
