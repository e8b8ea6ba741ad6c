import { createContext, leaves, none, type Parameters, referenceOps, rowMajor, type Tensor, tensor } from "@gd/tensor";
import { acceptsTarget } from "./accepts-target.js";
import type { ByHandSettings } from "./by-hand-settings.js";
import { LOSSES_BY_NAME } from "./losses-by-name.js";
import { type LayerNumbers, networkOf, numbersOf } from "./network-numbers.js";

/** Where a network is after some steps W ← W − η ∂L/∂W. */
export interface Descended {
  /** The steps taken: fewer than wanted where it has diverged, and none where the loss does not accept the target. */
  readonly iterations: number;
  readonly layers: readonly LayerNumbers[];
  /** The loss before each of the steps. */
  readonly losses: readonly number[];
}

/** Takes steps one after the other, and remembers where they led. */
export interface NetworkDescent {
  after(iterations: number): Descended;
}

// A type, as interfaces are not known to have no other members.
type LayerTensors = Readonly<Record<"weight" | "bias", Tensor>>;

const dtype = "float64";
const ops = referenceOps({ dtype });
const context = createContext({ ops });

/** Gradient descent on the one example of the room. */
export const networkDescent = (settings: Omit<ByHandSettings, "step" | "iterations">): NetworkDescent => {
  const numbers = numbersOf(settings);
  const [input, target]: readonly [Tensor, Tensor] = [
    tensor([numbers.input], { dtype }),
    tensor([numbers.target], { dtype }),
  ];
  const network = networkOf(settings);
  const loss = LOSSES_BY_NAME[settings.loss];

  /** The loss, and the layers after a step; undefined where a number is not finite. */
  const step = (layers: readonly LayerTensors[]) => {
    const { output, backward } = network.forward(
      context,
      layers.flatMap((layer) => [layer, none]),
      input,
    );
    const evaluated = loss.evaluate(context, output, target);
    const { gradients } = backward(evaluated.backward());
    const next = layers.map((layer, i) => moved(layer, gradients[2 * i]!, settings.rate));
    const value = rowMajor(evaluated.value)[0]!;
    return Number.isFinite(value) && next.every(areFinite) ? { value, next } : undefined;
  };

  const start = numbers.layers.map(({ weight, bias }) => ({
    weight: tensor(weight, { dtype }),
    bias: tensor(bias, { dtype }),
  }));
  const path: (readonly LayerTensors[])[] = [start];
  const losses: number[] = [];
  let ended = !acceptsTarget(loss, target);
  return {
    after(iterations) {
      while (losses.length < iterations && !ended) {
        const stepped = step(path.at(-1)!);
        if (stepped === undefined) ended = true;
        else {
          losses.push(stepped.value);
          path.push(stepped.next);
        }
      }
      const taken = Math.min(iterations, losses.length);
      return { iterations: taken, layers: path[taken]!.map(numbersIn), losses: losses.slice(0, taken) };
    },
  };
};

const moved = ({ weight, bias }: LayerTensors, gradients: Parameters, rate: number): LayerTensors => {
  const slopes = new Map(leaves(gradients));
  const after = (value: Tensor, slope: Tensor): Tensor => ops.subtract(value, ops.multiply(slope, rate));
  return { weight: after(weight, slopes.get("weight")!), bias: after(bias, slopes.get("bias")!) };
};

const areFinite = ({ weight, bias }: LayerTensors): boolean =>
  [weight, bias].every((value) => Array.from(rowMajor(value)).every(Number.isFinite));

const numbersIn = ({ weight, bias }: LayerTensors): LayerNumbers => {
  const [inputs = 0, units = 0] = weight.shape;
  const elements = Array.from(rowMajor(weight));
  return {
    weight: Array.from({ length: inputs }, (_, i) => elements.slice(i * units, (i + 1) * units)),
    bias: Array.from(rowMajor(bias)),
  };
};
