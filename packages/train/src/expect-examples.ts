import type { Dataset } from "@gd/data";
import { ArgumentError, type Shape, ShapeError, sameShape } from "@gd/tensor";

/** Throws unless a dataset has examples, and inputs that the model takes: better before hours of training than after. */
export const expectExamples = (
  place: string,
  { size, inputShape }: Pick<Dataset, "size" | "inputShape">,
  model: { readonly inputShape: Shape },
): void => {
  if (size === 0) {
    const advice = "Pass a dataset that has some.";
    throw new ArgumentError({ place, expected: "at least one example", received: 0, advice });
  }
  if (!sameShape(inputShape, model.inputShape)) {
    throw new ShapeError({ place, role: "inputShape", expected: model.inputShape, received: inputShape });
  }
};
