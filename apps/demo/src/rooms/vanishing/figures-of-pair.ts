import type { LayerProbe, NetworkProbe } from "@gd/experiments";
import type { Examination, Figures } from "@gd/insight";
import { leaves, type Parameters, rowMajor } from "@gd/tensor";

type Weights = Examination["tensors"];

/** What a layer is called in sentences. */
export const nameOfLayer = (layer: number, layers: number): string =>
  layer === layers - 1 ? "the output layer" : `layer ${layer + 1}`;

/** How the units of a network answer, for the doctor. */
const examinationOf = ({ error, layers }: NetworkProbe, step: number, tensors: Weights = []): Examination => ({
  step,
  loss: error,
  gradientNorm: Math.sqrt(
    layers.reduce((sum, { gradients }) => sum + gradients.count * gradients.rootMeanSquare ** 2, 0),
  ),
  activations: layers.map(({ sums, activations, atLimits }, i) => ({
    name: nameOfLayer(i, layers.length),
    type: "activation",
    units: activations.count,
    dead: 0,
    saturated: atLimits,
    weightedSums: sums.rootMeanSquare,
  })),
  tensors,
});

/** The weights of each layer, with the size of their gradients. */
const weightsOf = (parameters: readonly Parameters[], layers: readonly LayerProbe[]): Weights =>
  leaves(parameters)
    .filter(([, { shape }]) => shape.length === 2)
    .map(([, leaf], i) => {
      const elements = Float64Array.from(rowMajor(leaf));
      const [fanIn = 1, units = 1] = leaf.shape;
      return {
        path: nameOfLayer(i, layers.length),
        fanIn,
        rank: 2,
        value: Math.sqrt(elements.reduce((sum, w) => sum + w * w, 0) / elements.length),
        gradient: layers[i]!.gradients.rootMeanSquare,
        isSymmetric: units > 1 && elements.every((w, j) => w === elements[j % units]),
      };
    });

/** What the doctor is told of a network before its first step. */
export const startOfPair = (probe: NetworkProbe, parameters: readonly Parameters[]): Examination =>
  examinationOf(probe, 0, weightsOf(parameters, probe.layers));

/** What the doctor is told of a network that has come so far. */
export const figuresOfPair = (start: Examination, probe: NetworkProbe, step: number): Partial<Figures> => ({
  start,
  between: [],
  last: examinationOf(probe, step),
  lossBefore: start.loss,
  lossAfter: probe.error,
});
