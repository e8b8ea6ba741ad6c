import type { ConvolutionTask } from "../task.ts";
import { convolutionLayers, linearInputs } from "../workloads/convolution-layers.ts";
import { convolve, convolveBack, maxPool, maxPoolBack } from "./plain-images.ts";
import { plainLoss } from "./plain-loss.ts";
import { type Allocate, type Elements, product, productOfTransposed, productWithTransposed } from "./plain-products.ts";

/** A convolutional network over parameters that lie one layer after the other. */
export interface PlainConvolution {
  /** The loss of a batch. */
  loss(input: ArrayLike<number> & Elements, target: Elements): number;
  /** Writes the gradient for the batch whose loss was computed last. */
  backward(): void;
  readonly gradient: Elements;
}

/** The layers as loops over typed arrays. */
export const plainConvolution = (
  allocate: Allocate,
  { task, parameters }: { readonly task: ConvolutionTask; readonly parameters: Elements },
): PlainConvolution => {
  const { batch, classes } = task;
  const gradient = allocate(parameters.length);
  let start = 0;
  const take = (length: number) => {
    const range = [start, start + length] as const;
    start += length;
    return { values: parameters.subarray(...range), gradient: gradient.subarray(...range) };
  };
  const layers = convolutionLayers(task).map((shape) => {
    const pixels = batch * shape.size ** 2;
    return {
      shape: { ...shape, batch },
      weight: take(9 * shape.channels * shape.filters),
      bias: take(shape.filters),
      output: allocate(pixels * shape.filters),
      outputGradient: allocate(pixels * shape.filters),
      pooled: allocate((pixels / 4) * shape.filters),
      pooledGradient: allocate((pixels / 4) * shape.filters),
    };
  });
  const inputs = linearInputs(task);
  const [weight, bias] = [take(inputs * classes), take(classes)];
  const [output, outputGradient] = [allocate(batch * classes), allocate(batch * classes)];
  const crossEntropy = plainLoss("softmax", batch, classes, output, outputGradient);
  const last = layers.at(-1)!;
  let images: Elements = allocate(0);

  return {
    gradient,
    loss(input, target) {
      images = input;
      let x = images;
      for (const { shape, weight, bias, output, pooled } of layers) {
        convolve(x, weight.values, bias.values, output, shape);
        for (let i = 0; i < output.length; i++) output[i] = Math.max(output[i]!, 0);
        maxPool(output, pooled, shape);
        x = pooled;
      }
      product(x, weight.values, bias.values, output, batch, inputs, classes);
      return crossEntropy(target);
    },
    backward() {
      productOfTransposed(last.pooled, outputGradient, weight.gradient, inputs, batch, classes);
      productWithTransposed(outputGradient, weight.values, last.pooledGradient, batch, classes, inputs);
      bias.gradient.fill(0);
      outputGradient.forEach((g, i) => {
        bias.gradient[i % classes] = bias.gradient[i % classes]! + g;
      });
      for (let l = layers.length - 1; l >= 0; l--) {
        const { shape, weight, bias, output, outputGradient: g, pooledGradient } = layers[l]!;
        maxPoolBack(output, pooledGradient, g, shape);
        for (let i = 0; i < g.length; i++) g[i] = output[i]! > 0 ? g[i]! : 0;
        const before = layers[l - 1];
        convolveBack(before?.pooled ?? images, weight, bias.gradient, g, before?.pooledGradient, shape);
      }
    },
  };
};
