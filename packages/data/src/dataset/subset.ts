import type { Shape } from "@gd/tensor";
import type { Dataset } from "./dataset.js";
import { requirePlaces } from "./require-places.js";

/**
 * The examples of a dataset at these places, in this order, as a dataset of their own.
 *
 * Throws  DataError when the dataset has no example at one of the places
 */
export const subset = <In extends Shape, Target extends Shape>(
  whole: Dataset<In, Target>,
  places: ArrayLike<number>,
): Dataset<In, Target> => {
  requirePlaces("subset", places, whole.size);
  const chosen = Uint32Array.from(places);
  const inWhole = (inner: ArrayLike<number>): Uint32Array => {
    requirePlaces("examples of a subset", inner, chosen.length);
    return Uint32Array.from(inner, (place) => chosen[place]!);
  };
  return {
    size: chosen.length,
    inputShape: whole.inputShape,
    targetShape: whole.targetShape,
    examples: (inner, dtype) => whole.examples(inWhole(inner), dtype),
    ...(whole.targets && { targets: (inner, dtype) => whole.targets!(inWhole(inner), dtype) }),
  };
};
