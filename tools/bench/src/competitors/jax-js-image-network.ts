import { jit, lax, nn, numpy as np, valueAndGrad } from "@jax-js/jax";
import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { ConvolutionTask, ImageLayer, ImageShape } from "../task.ts";
import { imageParameters } from "../workloads/image-parameters.ts";
import { type ShapedLayer, withShapes } from "../workloads/image-shapes.ts";
import { jaxArray } from "./jax-array.ts";
import { toFloats } from "./to-floats.ts";

/** The same network with channels first, as its convolutions want images: the kernels are transposed in each step. */
export const jaxJsImageNetwork = (task: ConvolutionTask, arrays: Arrays): Prepared => {
  const { image, classes, batch, examples, learningRate } = task;
  const [inputs, targets] = [arrays.float32("inputs"), arrays.float32("targets")];
  const initial = arrays.float32("parameters");
  const begin = (): np.Array[] => {
    let start = 0;
    return imageParameters(task.layers).map(({ shape }) => {
      const part = initial.slice(start, start + shape.reduce((product, length) => product * length));
      start += part.length;
      return jaxArray(part, [...shape]);
    });
  };
  const length = image.reduce((product, size) => product * size);
  const batches = Array.from({ length: Math.floor(examples / batch) }, (_, i) => {
    const images = jaxArray(inputs.slice(i * batch * length, (i + 1) * batch * length), [batch, ...image]);
    const labels = Int32Array.from(targets.subarray(i * batch, (i + 1) * batch));
    return {
      input: np.transpose(images, [0, 3, 1, 2]),
      target: nn.oneHot(np.array(labels, { dtype: np.int32 }), classes),
    };
  });

  const loss = (parameters: np.Array[], input: np.Array, target: np.Array): np.Array => {
    let next = 0;
    const output = forward(task.layers, image, input, { batch, take: () => parameters[next++]! });
    return nn.logSoftmax(output, -1).mul(target).sum().div(-batch);
  };
  const step = jit((parameters: np.Array[], input: np.Array, target: np.Array): [np.Array[], np.Array] => {
    const given = parameters.map((parameter) => parameter.ref);
    const [value, gradients] = valueAndGrad(loss)(given, input, target);
    return [parameters.map((parameter, i) => parameter.sub(gradients[i]!.mul(learningRate))), value];
  });

  let parameters = begin();
  return {
    reset: () => {
      for (const array of parameters) array.dispose();
      parameters = begin();
    },
    train: (steps) => {
      for (let i = 0; i < steps; i++) {
        const { input, target } = batches[i % batches.length]!;
        const [next, value] = step(parameters, input.ref, target.ref);
        parameters = next;
        value.dataSync(); // so that operations do not queue up, as its documentation advises
      }
      for (const parameter of parameters) parameter.ref.dataSync();
    },
    result: () => Float32Array.from(parameters.flatMap((parameter) => [...toFloats(parameter.ref.dataSync())])),
  };
};

/** What layers are given beside the images: the next parameter, of images of a batch. */
interface Given {
  readonly batch: number;
  take(): np.Array;
}

const forward = (layers: readonly ImageLayer[], image: ImageShape, input: np.Array, given: Given): np.Array =>
  withShapes(layers, image).reduce((x, layer) => forwardLayer(layer, x, given), input);

const forwardLayer = ({ layer, from }: ShapedLayer, x: np.Array, { batch, take }: Given): np.Array => {
  const [height, width, channels] = from;
  const perChannel = (row: np.Array): np.Array => row.reshape([1, row.shape[0]!, 1, 1]);
  switch (layer.kind) {
    case "convolution": {
      const { stride, padding } = layer;
      const kernel = np.transpose(take(), [3, 2, 0, 1]);
      const around: [number, number] = [padding, padding];
      return lax.conv(x, kernel, [stride, stride], [around, around]).add(perChannel(take()));
    }
    case "batchNorm": {
      const centred = x.ref.sub(np.mean(x, [0, 2, 3], { keepdims: true }));
      const variance = np.mean(centred.ref.mul(centred.ref), [0, 2, 3], { keepdims: true });
      return centred
        .div(np.sqrt(variance.add(1e-5)))
        .mul(perChannel(take()))
        .add(perChannel(take()));
    }
    case "relu":
      return nn.relu(x);
    case "maxPool":
      return np.max(x.reshape([batch, channels, height / 2, 2, width / 2, 2]), [3, 5]);
    case "average":
      return np.mean(x, [2, 3]);
    case "flatten":
      return np.transpose(x, [0, 2, 3, 1]).reshape([batch, height * width * channels]);
    case "linear":
      return np.matmul(x, take()).add(take());
    case "residual":
      return x.ref.add(forward(layer.layers, from, x, { batch, take }));
  }
};
