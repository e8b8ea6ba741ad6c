import type { DType, Shape } from "@gd/tensor";
import { expectPlaces } from "./expect-places.js";
import { type ExampleElements, gather } from "./gather.js";

/** A `Dataset` of elements in memory; messages call it by the name. */
export const datasetOf = <In extends Shape, Target extends Shape>(
  name: string,
  size: number,
  inputs: ExampleElements<In>,
  targets: ExampleElements<Target>,
) => ({
  size,
  inputShape: inputs.shape,
  targetShape: targets.shape,
  examples(places: ArrayLike<number>, dtype: DType) {
    expectPlaces(`${name}.examples`, places, size);
    return { input: gather(inputs, places, dtype), target: gather(targets, places, dtype) };
  },
  targets(places: ArrayLike<number>, dtype: DType) {
    expectPlaces(`${name}.targets`, places, size);
    return gather(targets, places, dtype);
  },
});
