import type { Shape } from "@gd/tensor";
import { expectDataset } from "../expect/expect-dataset.js";
import { expectPlaces } from "../expect/expect-places.js";
import type { Dataset } from "./dataset.js";

/** The examples of a dataset at these places, in this order, as a dataset of their own; in each epoch those of that epoch. */
export const subset = <In extends Shape, Target extends Shape>(
  whole: Dataset<In, Target>,
  places: ArrayLike<number>,
): Dataset<In, Target> => {
  expectDataset("subset(whole)", whole);
  expectPlaces("subset", places, whole.size);
  const chosen = Uint32Array.from(places);
  const inWhole = (method: string, inner: ArrayLike<number>): Uint32Array => {
    expectPlaces(`subset.${method}`, inner, chosen.length);
    return Uint32Array.from(inner, (place) => chosen[place]!);
  };
  return {
    size: chosen.length,
    inputShape: whole.inputShape,
    targetShape: whole.targetShape,
    examples: (inner, dtype) => whole.examples(inWhole("examples", inner), dtype),
    ...(whole.at && { at: (epoch) => subset(whole.at!(epoch), chosen) }),
    ...(whole.targets && { targets: (inner, dtype) => whole.targets!(inWhole("targets", inner), dtype) }),
  };
};
