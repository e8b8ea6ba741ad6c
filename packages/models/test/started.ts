import { createContext, fromElements, type Layer, mapLeaves, type Parameters, randomStreams, sizeOf } from "@gd/tensor";

/** A model with parameters and statistics that are drawn, all of which matter. */
export const started = (model: Layer) => {
  const context = createContext({ seed: 5 });
  const random = randomStreams(3).stream("statistics");
  const drawn = (tree: Parameters) =>
    mapLeaves(tree, ({ shape }) =>
      fromElements(
        Float32Array.from({ length: sizeOf(shape) }, () => 0.5 + random.uniform()),
        shape,
      ),
    );
  return {
    model,
    state: { parameters: drawn(model.initialize(context)), statistics: drawn(model.initializeStatistics(context)) },
  };
};

/** Rows of numbers that a model takes. */
export const rowsFor = ({ inputShape, description }: Layer, rows: number): Float32Array[] => {
  const random = randomStreams(7).stream("rows");
  const isLabels = description?.type === "embedding";
  return Array.from({ length: rows }, () =>
    Float32Array.from({ length: sizeOf(inputShape) }, () =>
      isLabels ? Math.floor(3 * random.uniform()) : 6 * random.uniform() - 3,
    ),
  );
};
