import { conv2d, dropout, flatten, gelu, linear, maxPool2d, relu, silu, stack, tanh } from "@gd/layers";
import type { RecipeConfig } from "../config.js";
import type { TrainingPlan } from "./training-plan.js";

/** How many numbers an example has, and how many the network gives for it. */
interface Sizes {
  readonly inputs: number;
  readonly outputs: number;
}

type Networks = Pick<TrainingPlan, "network" | "baseline">;

const ACTIVATIONS = { relu, tanh, gelu, silu };

/** Hidden layers of these sizes, each followed by the activation, and a last one that gives the outputs. */
const denseLayers = ({ inputs, outputs }: Sizes, { hidden, activation, dropout: rate }: RecipeConfig) => {
  const sizes = [inputs, ...hidden];
  const layers = hidden.flatMap((size, i) => [
    linear(sizes[i]!, size),
    ACTIVATIONS[activation],
    ...(rate > 0 ? [dropout({ rate })] : []),
  ]);
  return [...layers, linear(sizes.at(-1)!, outputs)];
};

/** The network for rows of a table, and what it should beat. */
export const networksFor = (sizes: Sizes, config: RecipeConfig): Networks => {
  const alone = stack([linear(sizes.inputs, sizes.outputs)], { name: "linear" });
  if (config.model === "linear") return { network: alone, baseline: undefined };
  return { network: stack(denseLayers(sizes, config), { name: "network" }), baseline: alone };
};

/** Filters of the convolutions, as long as there is something left to pool. */
const FILTERS = [16, 32, 64];
const LEAST_SIDE = 8;

/** The network for images [height, width, channels], and what it should beat. */
export const imageNetworksFor = (
  [height, width, channels]: readonly [number, number, number],
  outputs: number,
  config: RecipeConfig,
): Networks => {
  const inputs = height * width * channels;
  const flat = flatten(inputs).at([height, width, channels]);
  const alone = stack([flat, linear(inputs, outputs)], { name: "linear" });
  if (config.model === "linear") return { network: alone, baseline: undefined };
  if (config.model === "dense") {
    return {
      network: stack([flat, ...denseLayers({ inputs, outputs }, config)], { name: "network" }),
      baseline: alone,
    };
  }
  const layers = [];
  let [rows, columns, depth] = [height, width, channels];
  for (const filters of FILTERS) {
    if (layers.length > 0 && Math.min(rows, columns) < LEAST_SIDE) break;
    const convolution = conv2d(depth, filters, { size: 3, padding: "same" });
    layers.push(
      layers.length === 0 ? convolution.at([height, width, channels]) : convolution,
      ACTIVATIONS[config.activation],
    );
    if (Math.min(rows, columns) >= 2) {
      layers.push(maxPool2d({ size: 2 }));
      [rows, columns] = [Math.floor(rows / 2), Math.floor(columns / 2)];
    }
    depth = filters;
  }
  const last = rows * columns * depth;
  const network = stack([...layers, flatten(last), ...denseLayers({ inputs: last, outputs }, config)], {
    name: "network",
  });
  return { network, baseline: alone };
};
