import { jit, lax, nn, numpy as np, valueAndGrad } from "@jax-js/jax";
import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { ConvolutionTask } from "../task.ts";
import { convolutionLayers, linearInputs } from "../workloads/convolution-layers.ts";
import { jaxArray } from "./jax-array.ts";
import { toFloats } from "./to-floats.ts";

/** The same network with channels first, as its convolutions want images: the kernels are transposed in each step. */
export const jaxJsConvolution = (task: ConvolutionTask, arrays: Arrays): Prepared => {
  const { size, channels, classes, batch, examples, learningRate } = task;
  const [inputs, targets] = [arrays.float32("inputs"), arrays.float32("targets")];
  const initial = arrays.float32("parameters");
  const [layers, linear] = [convolutionLayers(task), linearInputs(task)];
  const shapes = [
    ...layers.flatMap((layer) => [[3, 3, layer.channels, layer.filters], [layer.filters]]),
    [linear, classes],
    [classes],
  ];
  const begin = (): np.Array[] => {
    let start = 0;
    return shapes.map((shape) => {
      const part = initial.slice(start, start + shape.reduce((product, length) => product * length));
      start += part.length;
      return jaxArray(part, shape);
    });
  };
  const width = size * size * channels[0]!;
  const batches = Array.from({ length: Math.floor(examples / batch) }, (_, i) => {
    const images = jaxArray(inputs.slice(i * batch * width, (i + 1) * batch * width), [
      batch,
      size,
      size,
      channels[0]!,
    ]);
    const labels = Int32Array.from(targets.subarray(i * batch, (i + 1) * batch));
    return {
      input: np.transpose(images, [0, 3, 1, 2]),
      target: nn.oneHot(np.array(labels, { dtype: np.int32 }), classes),
    };
  });

  const loss = (parameters: np.Array[], input: np.Array, target: np.Array): np.Array => {
    let x = input;
    layers.forEach(({ size, filters }, i) => {
      const kernel = np.transpose(parameters[2 * i]!, [3, 2, 0, 1]);
      const y = lax.conv(x, kernel, [1, 1], "SAME").add(parameters[2 * i + 1]!.reshape([1, filters, 1, 1]));
      const windows = nn.relu(y).reshape([batch, filters, size / 2, 2, size / 2, 2]);
      x = np.max(windows, [3, 5]);
    });
    const rows = np.transpose(x, [0, 2, 3, 1]).reshape([batch, linear]);
    const output = np.matmul(rows, parameters.at(-2)!).add(parameters.at(-1)!);
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
