import type { Metric } from "@gd/losses";
import { ArgumentError, type Layer, sizeOf } from "@gd/tensor";
import { lastLayers } from "./last-layers.js";

/** Activations whose outputs are probabilities. */
const PROBABILITIES = ["softmax", "sigmoid"];

/** Throws an ArgumentError where a metric decides by a threshold that all outputs of a model are above, or all below. */
export const expectThreshold = (
  place: string,
  model: Layer,
  { name, thresholdFor }: Pick<Metric, "name" | "thresholdFor">,
): void => {
  const threshold = thresholdFor?.(sizeOf(model.outputShape));
  if (threshold === undefined || (threshold > 0 && threshold < 1)) return;
  const types = lastLayers(model).map(({ type }) => type);
  if (!types.every((type) => PROBABILITIES.includes(type))) return;
  throw new ArgumentError({
    place,
    expected: `a threshold between 0 and 1, as the outputs of ${types[0]} are`,
    received: threshold,
    advice: `Use ${name}({ threshold: 0.5 }).`,
  });
};
