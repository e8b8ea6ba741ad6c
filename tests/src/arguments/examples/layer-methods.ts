import { createContext, type Forward, type Layer, type Tensor } from "@gd/tensor";
import { operationNames } from "@gd/tensor/interpreter";
import type { Examples } from "../example.js";

const context = createContext();

/** A layer without parameters takes any object for them; what another lacks, the operation that needs it asks for. */
const OBJECTS = [
  "any name",
  "array",
  "options",
  "tensor",
  "Date",
  "Map",
  "Float32Array",
  "Uint8Array",
  "ArrayBuffer",
  "detached",
];

/** The methods of layers, on batches of this number. */
export const layerMethodsOn = (element: number): Examples => ({
  initialize: { given: () => [context] },
  initializeStatistics: { given: () => [context] },
  forward: {
    given: (layer: Layer) => {
      const input = context.ops.fill([2, ...layer.inputShape], element);
      return [context, layer.initialize(context), input, layer.initializeStatistics(context)];
    },
    takes: { 1: OBJECTS, 3: [...OBJECTS, "undefined"], "1[0]": ["any name"], "3[0]": [...OBJECTS, "undefined"] },
    names: operationNames,
    methods: {
      backward: { given: ({ output }: Forward<Tensor, Tensor>) => [output] },
      parameterGradients: { given: ({ output }: Forward<Tensor, Tensor>) => [output] },
    },
  },
});

/** The methods of layers. */
export const layerMethods = layerMethodsOn(0.5);

/** The methods of layers that have no shape yet, which fit examples of this one. */
export const lazyLayerMethods = (shape: readonly number[]): Examples => ({
  at: { given: () => [[...shape]], methods: layerMethods },
});
