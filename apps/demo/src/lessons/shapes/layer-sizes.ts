/** Inputs and outputs of a linear layer. */
export type LayerSizes = readonly [inputs: number, outputs: number];

/** The tutorial's network, layer by layer. */
export const TUTORIAL_SIZES: readonly LayerSizes[] = [
  [2, 3],
  [3, 3],
  [3, 2],
];

/** What the compiler says of `sequential` where a layer does not take the output before it, and of which layer. */
export interface Refusal {
  readonly layer: number;
  readonly sentence: string;
}

/** The first layer that the compiler refuses, with its sentence. */
export const refusalOf = (layers: readonly LayerSizes[]): Refusal | undefined => {
  const layer = layers.findIndex(([inputs], i) => i > 0 && inputs !== layers[i - 1]![1]);
  if (layer < 0) return undefined;
  return {
    layer,
    sentence: `this layer expects [${layers[layer]![0]}] but the previous layer outputs [${layers[layer - 1]![1]}]`,
  };
};

/** Whether this is the tutorial's network. */
export const isTutorials = (layers: readonly LayerSizes[]): boolean =>
  JSON.stringify(layers) === JSON.stringify(TUTORIAL_SIZES);
