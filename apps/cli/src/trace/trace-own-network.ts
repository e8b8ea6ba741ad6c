import { type Trace, trace } from "@gd/insight";
import * as layers from "@gd/layers";
import * as losses from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { fromElements, nearestName } from "@gd/tensor";
import type { AnyLoss } from "@gd/train";
import { counted } from "../render/counted.js";
import { UsageError } from "../usage-error.js";

/** A network in the words of the command line. */
export interface OwnNetwork {
  readonly network: string;
  readonly activation: string;
  readonly input: string | undefined;
  readonly target: string | undefined;
  readonly loss: string;
  readonly learningRate: number;
  readonly weights: "drawn" | "ones";
  readonly seed: number;
  readonly follow?: string;
}

const ACTIVATIONS: Readonly<Record<string, layers.Activation>> = {
  relu: layers.relu,
  tanh: layers.tanh,
  sigmoid: layers.sigmoid,
  leakyRelu: layers.leakyRelu,
  elu: layers.elu,
  gelu: layers.gelu,
  silu: layers.silu,
  softplus: layers.softplus,
  identity: layers.identity,
};

const LOSSES: Readonly<Record<string, AnyLoss>> = {
  meanSquaredError: losses.meanSquaredError,
  residualSumOfSquares: losses.residualSumOfSquares,
  meanAbsoluteError: losses.meanAbsoluteError,
  huber: losses.huber,
  softmaxCrossEntropy: losses.softmaxCrossEntropy,
  sigmoidCrossEntropy: losses.sigmoidCrossEntropy,
};

/** The derivation of a network of linear layers with an activation between them, on one example. */
export const traceOwnNetwork = (own: OwnNetwork): Trace => {
  const { learningRate, seed, weights, follow } = own;
  const sizes = sizesIn(own.network);
  const activation = chosen("--activation", own.activation, ACTIVATIONS);
  const loss = chosen("--loss", own.loss, LOSSES);
  const [inputs = 0, outputs = 0] = [sizes[0], sizes.at(-1)];
  const input = numbersIn("--input", own.input, inputs, `the network has ${counted(inputs, "input")}`);
  // A class is one number, however many outputs there are.
  const isClass = own.loss === "softmaxCrossEntropy";
  const wanted = isClass ? "a class is one number, counted from 0" : `the network has ${counted(outputs, "output")}`;
  const target = numbersIn("--target", own.target, isClass ? 1 : outputs, wanted);
  if (isClass && !(Number.isInteger(target[0]) && target[0]! >= 0 && target[0]! < outputs)) {
    throw new UsageError(`--target ${own.target}: it should be a class from 0 to ${outputs - 1}, like --target 0`);
  }
  const unit = { weight: layers.ones, bias: layers.zeros };
  const parts = sizes
    .slice(1)
    .flatMap((size, i) => [
      layers.linear(sizes[i]!, size, weights === "ones" ? unit : {}),
      ...(i < sizes.length - 2 ? [activation] : []),
    ]);
  return trace({
    model: layers.stack(parts, { name: "network" }),
    loss,
    optimizer: gradientDescent({ learningRate }),
    example: {
      input: fromElements(Float64Array.from(input), [inputs]),
      target: fromElements(Float64Array.from(target), isClass ? [] : [outputs]),
    },
    seed,
    ...(follow === undefined ? {} : { follow }),
  });
};

/** `3-2-2-1` as numbers. */
const sizesIn = (text: string): readonly number[] => {
  const sizes = text.split("-").map(Number);
  if (sizes.length > 1 && sizes.every((size) => Number.isInteger(size) && size >= 1 && size <= LARGEST)) return sizes;
  throw new UsageError(
    `--network ${text}: it should be the sizes of the layers, from the inputs to the outputs, like --network 3-2-2-1`,
  );
};

/** A larger layer says nothing on paper. */
const LARGEST = 4096;

const numbersIn = (option: string, text: string | undefined, count: number, why: string): readonly number[] => {
  const example = `${option} ${Array.from({ length: Math.min(count, 5) }, (_, i) => i).join(",")}`;
  if (text === undefined) throw new UsageError(`${option} is missing: ${why}, like ${example}`);
  const numbers = text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  const wrong = numbers.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    throw new UsageError(`${option} ${text}: ${text.split(",")[wrong] || "nothing"} is no number: write ${example}`);
  }
  if (numbers.length === count) return numbers;
  throw new UsageError(`${option} ${text}: these are ${numbers.length} numbers, but ${why}: write ${example}`);
};

const chosen = <Part>(option: string, name: string, parts: Readonly<Record<string, Part>>): Part => {
  const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
  if (part !== undefined) return part;
  const names = Object.keys(parts);
  const near = nearestName(name, names);
  throw new UsageError(
    `${option} ${name}: there is no such ${option.slice(2)}${near === undefined ? "" : `: did you mean ${near}?`}`,
    names.map((known) => [known, ""]),
  );
};
