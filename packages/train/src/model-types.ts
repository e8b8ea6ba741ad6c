import type { Layer, Shape } from "@gd/tensor";

/** The shape of one example that a model takes. */
export type InputShape<M extends Layer> = M["inputShape"];

/** The shape of a model's output for one example. */
export type OutputShape<M extends Layer> = M["outputShape"];

/** A model's parameters. */
export type ParametersOf<M extends Layer> = ReturnType<M["initialize"]>;

/** A model's statistics. */
export type StatisticsOf<M extends Layer> = ReturnType<M["initializeStatistics"]>;

/** A shape as text: `[28, 28, 1]`. */
export type ShapeText<S extends Shape> = number extends S["length"] ? "[…]" : `[${Sizes<S>}]`;

type Sizes<S extends Shape> = S extends readonly [infer Size extends number, ...infer Rest extends Shape]
  ? Rest extends readonly []
    ? `${Size}`
    : `${Size}, ${Sizes<Rest>}`
  : "";
