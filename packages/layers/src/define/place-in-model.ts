import type { Context } from "@gd/tensor";

/** A layer's place for messages: `digits › 3 linear(64 → 10)` in a model, the layer's name outside of one. */
export const placeInModel = ({ path }: Context, layer: string): string => (path.length > 0 ? path.join(" › ") : layer);
