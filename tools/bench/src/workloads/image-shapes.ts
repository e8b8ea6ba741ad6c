import type { ImageLayer, ImageShape } from "../task.ts";

/** The shape of a layer's output; rows of numbers are images of one pixel. */
const shapeAfter = (layer: ImageLayer, [height, width, channels]: ImageShape): ImageShape => {
  switch (layer.kind) {
    case "convolution": {
      const windows = (length: number) => Math.floor((length + 2 * layer.padding - layer.size) / layer.stride) + 1;
      return [windows(height), windows(width), layer.filters];
    }
    case "maxPool":
      return [height / 2, width / 2, channels];
    case "average":
      return [1, 1, channels];
    case "flatten":
      return [1, 1, height * width * channels];
    case "linear":
      return [1, 1, layer.outputs];
    case "batchNorm":
    case "relu":
    case "residual":
      return [height, width, channels];
  }
};

/** A layer with the shapes of its input and its output. */
export interface ShapedLayer {
  readonly layer: ImageLayer;
  readonly from: ImageShape;
  readonly to: ImageShape;
}

/** Layers one after the other. */
export const withShapes = (layers: readonly ImageLayer[], image: ImageShape): readonly ShapedLayer[] => {
  let from = image;
  return layers.map((layer) => {
    const shaped = { layer, from, to: shapeAfter(layer, from) };
    from = shaped.to;
    return shaped;
  });
};
