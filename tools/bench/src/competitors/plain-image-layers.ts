import type { ImageLayer, ImageShape } from "../task.ts";
import { type ShapedLayer, withShapes } from "../workloads/image-shapes.ts";
import { convolve, convolveBack, maxPool, maxPoolBack, sumChannels } from "./plain-images.ts";
import { type Allocate, type Elements, product, productOfTransposed, productWithTransposed } from "./plain-products.ts";

/** A layer as loops over typed arrays. Both write where they wrote before; relu changes what it is given. */
export interface PlainLayer {
  forward(x: Elements): Elements;
  /** Writes the gradients of the parameters, and returns that of the input, unless nobody needs it. */
  backward(g: Elements, isNeeded: boolean): Elements;
}

/** Elements of the parameters and of their gradients. */
interface Parameter {
  readonly values: Elements;
  readonly gradient: Elements;
}

/** What a layer is made with. */
export interface PlainSetup {
  readonly allocate: Allocate;
  readonly batch: number;
  /** The next parameters. */
  take(length: number): Parameter;
}

/** Layers one after the other, for images of a shape. */
export const plainLayers = (layers: readonly ImageLayer[], image: ImageShape, setup: PlainSetup): PlainLayer => {
  const all = withShapes(layers, image).map((shaped) => plainLayer(shaped, setup));
  return {
    forward: (x) => all.reduce((images, layer) => layer.forward(images), x),
    backward: (g, isNeeded) => all.reduceRight((gradient, layer, i) => layer.backward(gradient, isNeeded || i > 0), g),
  };
};

const plainLayer = ({ layer, from, to }: ShapedLayer, setup: PlainSetup): PlainLayer => {
  const { allocate, batch } = setup;
  const [height, width, channels] = from;
  const pixels = batch * height * width;
  const make = (shape: ImageShape) => allocate(batch * shape.reduce((product, length) => product * length));
  switch (layer.kind) {
    case "convolution": {
      const { filters, size } = layer;
      const shape = { ...layer, batch, height, width, rows: to[0], columns: to[1] };
      const [weight, bias] = [setup.take(size ** 2 * channels * filters), setup.take(filters)];
      const [y, xGradient] = [make(to), make(from)];
      let images: Elements;
      return {
        forward(x) {
          images = x;
          convolve(x, weight.values, bias.values, y, shape);
          return y;
        },
        backward(g, isNeeded) {
          convolveBack(images, weight, bias.gradient, g, isNeeded ? xGradient : undefined, shape);
          return xGradient;
        },
      };
    }
    case "batchNorm":
      return plainBatchNorm(pixels, channels, setup);
    case "relu": {
      let y: Elements;
      return {
        forward(x) {
          y = x;
          for (let i = 0; i < y.length; i++) y[i] = Math.max(y[i]!, 0);
          return y;
        },
        backward(g) {
          for (let i = 0; i < g.length; i++) g[i] = y[i]! > 0 ? g[i]! : 0;
          return g;
        },
      };
    }
    case "maxPool": {
      const [y, xGradient] = [make(to), make(from)];
      let images: Elements;
      return {
        forward(x) {
          images = x;
          maxPool(x, y, { batch, height, width, channels });
          return y;
        },
        backward(g) {
          maxPoolBack(images, g, xGradient, { batch, height, width, channels });
          return xGradient;
        },
      };
    }
    case "average": {
      const [y, xGradient] = [make(to), make(from)];
      const count = height * width;
      return {
        forward(x) {
          for (let n = 0; n < batch; n++) {
            const means = y.subarray(n * channels, (n + 1) * channels);
            sumChannels(x.subarray(n * count * channels, (n + 1) * count * channels), means);
            for (let c = 0; c < channels; c++) means[c] = means[c]! / count;
          }
          return y;
        },
        backward(g) {
          for (let i = 0; i < xGradient.length; i++) {
            xGradient[i] = g[Math.floor(i / (count * channels)) * channels + (i % channels)]! / count;
          }
          return xGradient;
        },
      };
    }
    case "flatten":
      return { forward: (x) => x, backward: (g) => g };
    case "linear": {
      const { inputs, outputs } = layer;
      const [weight, bias] = [setup.take(inputs * outputs), setup.take(outputs)];
      const [y, xGradient] = [make(to), make(from)];
      let rows: Elements;
      return {
        forward(x) {
          rows = x;
          product(x, weight.values, bias.values, y, batch, inputs, outputs);
          return y;
        },
        backward(g) {
          productOfTransposed(rows, g, weight.gradient, inputs, batch, outputs);
          sumChannels(g, bias.gradient);
          productWithTransposed(g, weight.values, xGradient, batch, outputs, inputs);
          return xGradient;
        },
      };
    }
    case "residual": {
      const inside = plainLayers(layer.layers, from, setup);
      const [y, xGradient] = [make(to), make(from)];
      const add = (a: Elements, b: Elements, sum: Elements): Elements => {
        for (let i = 0; i < sum.length; i++) sum[i] = a[i]! + b[i]!;
        return sum;
      };
      return {
        forward: (x) => add(x, inside.forward(x), y),
        backward: (g) => add(g, inside.backward(g, true), xGradient),
      };
    }
  }
};

const EPSILON = 1e-5;

/** y = γx̂ + β, x̂ = (x − μ) / √(σ² + ε) */
const plainBatchNorm = (pixels: number, channels: number, { allocate, take }: PlainSetup): PlainLayer => {
  const [scale, shift] = [take(channels), take(channels)];
  const [normalized, y, xGradient] = [1, 2, 3].map(() => allocate(pixels * channels)) as [Elements, Elements, Elements];
  const [means, inverseDeviations] = [allocate(channels), allocate(channels)];
  return {
    forward(x) {
      sumChannels(x, means);
      for (let c = 0; c < channels; c++) means[c] = means[c]! / pixels;
      for (let i = 0; i < x.length; i++) normalized[i] = x[i]! - means[i % channels]!;
      sumChannels(normalized, inverseDeviations, normalized);
      for (let c = 0; c < channels; c++) inverseDeviations[c] = 1 / Math.sqrt(inverseDeviations[c]! / pixels + EPSILON);
      for (let i = 0; i < x.length; i++) {
        const c = i % channels;
        normalized[i] = normalized[i]! * inverseDeviations[c]!;
        y[i] = scale.values[c]! * normalized[i]! + shift.values[c]!;
      }
      return y;
    },
    backward(g) {
      sumChannels(g, scale.gradient, normalized);
      sumChannels(g, shift.gradient);
      for (let i = 0; i < g.length; i++) {
        const c = i % channels;
        const throughMoments = (shift.gradient[c]! + normalized[i]! * scale.gradient[c]!) / pixels;
        xGradient[i] = scale.values[c]! * inverseDeviations[c]! * (g[i]! - throughMoments);
      }
      return xGradient;
    },
  };
};
