import { createContext, type Forward, type Layer, type Tensor } from "@gd/tensor";
import type { Examples } from "../example.js";

const context = createContext();

const given = (layer: Layer) => {
  const input = context.ops.fill([2, ...layer.inputShape], 0.5);
  return [context, layer.initialize(context), input, layer.initializeStatistics(context)];
};

/** The methods of layers. */
export const layerMethods: Examples = {
  initialize: { given: () => [context] },
  initializeStatistics: { given: () => [context] },
  forward: {
    given,
    takes: { 3: ["undefined"] },
    methods: {
      backward: { given: ({ output }: Forward<Tensor, Tensor>) => [output] },
      parameterGradients: { given: ({ output }: Forward<Tensor, Tensor>) => [output] },
    },
  },
};

/** The methods of layers that have no shape yet, which fit examples of this one. */
export const lazyLayerMethods = (shape: readonly number[]): Examples => ({
  at: { given: () => [[...shape]], methods: layerMethods },
});
