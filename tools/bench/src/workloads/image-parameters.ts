import { randomStreams } from "@gd/tensor";
import type { ImageLayer } from "../task.ts";

/** A parameter, and the interval around it that its initial values are uniform in. */
interface ImageParameter {
  readonly shape: readonly number[];
  readonly initial: number;
  readonly limit: number;
}

/**
 * The parameters of layers in the order in which they lie in memory: a weight [height, width, channels, filters] or
 * [inputs, outputs] (Glorot) and its bias; a scale and a shift.
 */
export const imageParameters = (layers: readonly ImageLayer[]): readonly ImageParameter[] =>
  layers.flatMap((layer) => {
    switch (layer.kind) {
      case "convolution": {
        const { channels, filters, size } = layer;
        const limit = Math.sqrt(6 / (size ** 2 * (channels + filters)));
        return [{ shape: [size, size, channels, filters], initial: 0, limit }, constant(filters, 0)];
      }
      case "linear": {
        const { inputs, outputs } = layer;
        return [
          { shape: [inputs, outputs], initial: 0, limit: Math.sqrt(6 / (inputs + outputs)) },
          constant(outputs, 0),
        ];
      }
      case "batchNorm":
        return [constant(layer.channels, 1), constant(layer.channels, 0)];
      case "residual":
        return imageParameters(layer.layers);
      default:
        return [];
    }
  });

const constant = (length: number, initial: number): ImageParameter => ({ shape: [length], initial, limit: 0 });

/** Their initial values, one after the other. */
export const initialParameters = (layers: readonly ImageLayer[]): Float32Array => {
  const { uniform } = randomStreams("bench").stream("parameters");
  return Float32Array.from(
    imageParameters(layers).flatMap(({ shape, initial, limit }) => {
      const length = shape.reduce((product, size) => product * size);
      return Array.from({ length }, () => (limit === 0 ? initial : (2 * uniform() - 1) * limit));
    }),
  );
};
