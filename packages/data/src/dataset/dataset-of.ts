import { type DType, expectOneOf, type Shape } from "@gd/tensor";
import { expectExactLabels, hasExactLabels } from "../expect/expect-exact-labels.js";
import { expectPlaces } from "../expect/expect-places.js";
import { copying } from "./copy-examples.js";
import { type ExampleElements, gather, gatherInto } from "./gather.js";

/** A `Dataset` of elements in memory; messages call it by the name. */
export const datasetOf = <In extends Shape, Target extends Shape>(
  name: string,
  size: number,
  inputs: ExampleElements<In>,
  targets: ExampleElements<Target>,
) => {
  // What an example has a single number of, without an axis, is a label.
  const isLabels = targets.shape.length === 0;
  const expectRequest = (place: string, places: ArrayLike<number>, dtype: DType): void => {
    expectPlaces(place, places, size);
    expectOneOf(`${place}(dtype)`, dtype, ["float32", "float64"]);
  };
  const targetsAt = (place: string, places: ArrayLike<number>, dtype: DType) => {
    if (isLabels) expectExactLabels(place, targets.elements, places, dtype);
    return gather(place, targets, places, dtype);
  };
  return copying(
    {
      size,
      inputShape: inputs.shape,
      targetShape: targets.shape,
      examples(places: ArrayLike<number>, dtype: DType) {
        const place = `${name}.examples`;
        expectRequest(place, places, dtype);
        return { input: gather(place, inputs, places, dtype), target: targetsAt(place, places, dtype) };
      },
      targets(places: ArrayLike<number>, dtype: DType) {
        const place = `${name}.targets`;
        expectRequest(place, places, dtype);
        return targetsAt(place, places, dtype);
      },
    },
    (places, input, target) =>
      gatherInto(input, inputs, places) && gatherInto(target, targets, places) && (!isLabels || hasExactLabels(target)),
  );
};
