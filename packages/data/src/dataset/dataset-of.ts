import { type DType, expectOneOf, type Shape } from "@gd/tensor";
import { expectExactLabels } from "../expect/expect-exact-labels.js";
import { expectPlaces } from "../expect/expect-places.js";
import { type ExampleElements, gather } from "./gather.js";

/** A `Dataset` of elements in memory; messages call it by the name. */
export const datasetOf = <In extends Shape, Target extends Shape>(
  name: string,
  size: number,
  inputs: ExampleElements<In>,
  targets: ExampleElements<Target>,
) => {
  const expectRequest = (place: string, places: ArrayLike<number>, dtype: DType): void => {
    expectPlaces(place, places, size);
    expectOneOf(`${place}(dtype)`, dtype, ["float32", "float64"]);
  };
  const targetsAt = (place: string, places: ArrayLike<number>, dtype: DType) => {
    // What an example has a single number of, without an axis, is a label.
    if (targets.shape.length === 0) expectExactLabels(place, targets.elements, places, dtype);
    return gather(place, targets, places, dtype);
  };
  return {
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
  };
};
