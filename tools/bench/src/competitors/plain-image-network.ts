import type { ConvolutionTask } from "../task.ts";
import { plainLayers } from "./plain-image-layers.ts";
import { plainLoss } from "./plain-loss.ts";
import type { Allocate, Elements } from "./plain-products.ts";

/** A network of images over parameters that lie one layer after the other. */
export interface PlainImageNetwork {
  /** The loss of a batch. */
  loss(images: Elements, labels: Elements): number;
  /** Writes the gradient for the batch whose loss was computed last. */
  backward(): void;
  readonly gradient: Elements;
}

/** A network as loops over typed arrays. */
export const plainImageNetwork = (
  allocate: Allocate,
  { image, layers, batch, classes }: ConvolutionTask,
  parameters: Elements,
): PlainImageNetwork => {
  const gradient = allocate(parameters.length);
  let start = 0;
  const take = (length: number) => {
    const range = [start, start + length] as const;
    start += length;
    return { values: parameters.subarray(...range), gradient: gradient.subarray(...range) };
  };
  const network = plainLayers(layers, image, { allocate, batch, take });
  const [output, outputGradient] = [allocate(batch * classes), allocate(batch * classes)];
  const crossEntropy = plainLoss("softmax", batch, classes, output, outputGradient);
  return {
    gradient,
    loss(images, labels) {
      output.set(network.forward(images));
      return crossEntropy(labels);
    },
    backward: () => void network.backward(outputGradient, false),
  };
};
