import type { Shape } from "@gd/tensor";

/** The number of examples in an input of a model: a single one has no axis for them. */
export const examplesIn = (shape: Shape, model: { readonly inputShape: Shape }): number =>
  shape.length > model.inputShape.length ? shape[0]! : 1;
