import type { Dataset } from "@gd/data";
import { type Shape, ShapeError, sameShape } from "@gd/tensor";
import { TrainingArgumentError } from "./training-argument-error.js";

/** Throws unless a dataset has examples, and inputs that the model takes: before hours of training and not after. */
export const expectExamples = (
  place: string,
  { size, inputShape }: Pick<Dataset, "size" | "inputShape">,
  model: { readonly inputShape: Shape },
): void => {
  if (size === 0) throw new TrainingArgumentError(place, "at least one example", 0, "Pass a dataset that has some.");
  if (!sameShape(inputShape, model.inputShape)) {
    throw new ShapeError({ place, role: "inputShape", expected: model.inputShape, received: inputShape });
  }
};
