import { type AnyDataset, expectDataset } from "@gd/data";
import { ArgumentError, expectSizes, type Shape, ShapeError, sameShape } from "@gd/tensor";

/** Throws unless a value is a dataset of examples that the model takes: better before hours of training than after. */
export function expectData(
  place: string,
  data: unknown,
  model: { readonly inputShape: Shape },
): asserts data is AnyDataset {
  if (typeof data === "number") {
    const advice = 'split(data, 0.8, randomStreams(1).stream("split")) divides one in two.';
    throw new ArgumentError({ place, expected: "a dataset", received: data, advice });
  }
  expectDataset(place, data);
  const { size, inputShape, targetShape } = data;
  expectSizes(`${place}.inputShape`, inputShape);
  expectSizes(`${place}.targetShape`, targetShape);
  if (size === 0) {
    const advice = "Pass a dataset that has some.";
    throw new ArgumentError({ place, expected: "at least one example", received: 0, advice });
  }
  if (!sameShape(inputShape, model.inputShape)) {
    throw new ShapeError({ place, role: "inputShape", expected: model.inputShape, received: inputShape });
  }
}
