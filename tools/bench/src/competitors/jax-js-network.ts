import { jit, nn, numpy as np, valueAndGrad } from "@jax-js/jax";
import type { Arrays } from "../arrays.ts";
import type { Prepared } from "../competitor.ts";
import type { NetworkTask } from "../task.ts";
import { jaxArray } from "./jax-array.ts";
import { toFloats } from "./to-floats.ts";

/** Parameters, or what an optimizer keeps for them: a weight and a bias for each layer. */
type Trees = np.Array[];

export const jaxJsNetwork = (task: NetworkTask, arrays: Arrays): Prepared => {
  const { sizes, batch, examples, output } = task;
  const [inputs, targets] = [arrays.float32("inputs"), arrays.float32("targets")];
  const initial = arrays.float32("parameters");
  const shapes = sizes.slice(1).flatMap((outputs, i) => [[sizes[i]!, outputs], [outputs]]);
  const trees = (elements: Float32Array<ArrayBuffer>): Trees => {
    let start = 0;
    return shapes.map((shape) => {
      const part = elements.slice(start, start + shape.reduce((product, size) => product * size));
      start += part.length;
      return jaxArray(part, shape);
    });
  };
  const rows = (array: Float32Array<ArrayBuffer>, i: number) => {
    const width = array.length / examples;
    return array.slice(i * batch * width, (i + 1) * batch * width);
  };
  const classes = sizes.at(-1)!;
  const batches = Array.from({ length: Math.floor(examples / batch) }, (_, i) => {
    const target = rows(targets, i);
    return {
      input: jaxArray(rows(inputs, i), [batch, sizes[0]!]),
      target:
        output === "softmax"
          ? nn.oneHot(np.array(Int32Array.from(target), { dtype: np.int32 }), classes)
          : jaxArray(target, [batch, classes]),
    };
  });

  const loss = (parameters: Trees, input: np.Array, target: np.Array): np.Array => {
    let x = input;
    for (let i = 0; i < parameters.length; i += 2) {
      const y = np.matmul(x, parameters[i]!).add(parameters[i + 1]!);
      const activation = i + 2 < parameters.length ? task.hidden : output;
      if (activation === "relu") x = nn.relu(y);
      else x = activation === "sigmoid" ? nn.sigmoid(task.gain === 1 ? y : y.mul(task.gain)) : y;
    }
    if (output === "softmax") return nn.logSoftmax(x, -1).mul(target).sum().div(-batch);
    const difference = x.sub(target);
    return difference.ref
      .mul(difference)
      .sum()
      .div(2 * batch);
  };
  const step = jit(
    (
      parameters: Trees,
      state: Trees[],
      input: np.Array,
      target: np.Array,
      number: np.Array,
    ): [Trees, Trees[], np.Array] => {
      const [value, gradients] = valueAndGrad(loss)(
        parameters.map((parameter) => parameter.ref),
        input,
        target,
      );
      return [...updated(task, parameters, gradients, state, number), value];
    },
  );

  const kept = { "gradient-descent": 0, momentum: 1, adam: 2 }[task.optimizer];
  const beginState = () => Array.from({ length: kept }, () => trees(new Float32Array(initial.length)));
  let parameters = trees(initial);
  let state = beginState();
  return {
    reset: () => {
      for (const array of [parameters, ...state].flat()) array.dispose();
      parameters = trees(initial);
      state = beginState();
    },
    train: (steps) => {
      for (let i = 0; i < steps; i++) {
        const { input, target } = batches[i % batches.length]!;
        const [next, nextState, value] = step(
          parameters,
          state,
          input.ref,
          target.ref,
          jaxArray(Float32Array.of(i + 1), []),
        );
        parameters = next;
        state = nextState;
        value.dataSync(); // so that operations do not queue up, as its documentation advises
      }
      for (const parameter of parameters) parameter.ref.dataSync();
    },
    result: () => Float32Array.from(parameters.flatMap((parameter) => [...toFloats(parameter.ref.dataSync())])),
  };
};

const updated = (
  { optimizer, learningRate }: NetworkTask,
  parameters: Trees,
  gradients: Trees,
  state: Trees[],
  number: np.Array,
): [Trees, Trees[]] => {
  if (optimizer === "gradient-descent") {
    number.dispose();
    return [parameters.map((p, i) => p.sub(gradients[i]!.mul(learningRate))), []];
  }
  if (optimizer === "momentum") {
    number.dispose();
    const velocity = state[0]!.map((v, i) => v.mul(0.9).add(gradients[i]!));
    return [parameters.map((p, i) => p.sub(velocity[i]!.ref.mul(learningRate))), [velocity]];
  }
  const mean = state[0]!.map((m, i) => m.mul(0.9).add(gradients[i]!.ref.mul(0.1)));
  const variance = state[1]!.map((v, i) => v.mul(0.999).add(gradients[i]!.ref.mul(gradients[i]!).mul(0.001)));
  const meanScale = np.subtract(1, np.power(0.9, number.ref));
  const varianceScale = np.subtract(1, np.power(0.999, number));
  const next = parameters.map((p, i) => {
    const denominator = np.sqrt(variance[i]!.ref.div(varianceScale.ref)).add(1e-8);
    return p.sub(mean[i]!.ref.div(meanScale.ref).div(denominator).mul(learningRate));
  });
  meanScale.dispose();
  varianceScale.dispose();
  return [next, [mean, variance]];
};
