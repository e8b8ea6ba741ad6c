import type { Context } from "@gd/tensor";

/** Where in a model a computation is: `digits › 3 linear(64 → 10)`; the layer's name outside of a model. */
export const placeOf = ({ path }: Context, layer: string): string => (path.length > 0 ? path.join(" › ") : layer);
