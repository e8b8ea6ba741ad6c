import { type Context, descriptionOf, enter, isRepeatable, type Layer, shareCoefficients } from "@gd/tensor";
import { label } from "./stackable.js";
import { streamNames } from "./stream-names.js";

/** What a composition has of its layers: the parts of its definition that they make up, and a context for each of them. */
export const composedOf = (type: string, layers: readonly Layer[]) => {
  const streams = streamNames(layers);
  const { coefficients, shareOf } = shareCoefficients(layers);
  const inside = (context: Context, i: number, from?: string): Context =>
    enter(context, label(layers[i]!, i), {
      from,
      stream: streams[i],
      coefficients: shareOf(i, context.coefficients),
    });
  return {
    inside,
    definition: {
      description: { type, layers: layers.map(descriptionOf) },
      coefficients,
      repeatable: layers.every(isRepeatable),
      initialize: (context: Context) => layers.map((layer, i) => layer.initialize(inside(context, i))),
      initializeStatistics: (context: Context) =>
        layers.map((layer, i) => layer.initializeStatistics(inside(context, i))),
    },
  };
};
