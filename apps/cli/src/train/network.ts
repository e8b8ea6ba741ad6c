import { dropout, gelu, linear, relu, silu, stack, tanh } from "@gd/layers";
import type { Layer } from "@gd/tensor";
import type { TrainingPlan } from "./plan-training.js";
import type { TrainConfig } from "./train-config.js";

type Sizes = TrainingPlan["sizes"];

const ACTIVATIONS = { relu, tanh, gelu, silu };

/** Layers of these sizes, each followed by the activation, and a last one that gives the outputs. */
export const denseNetwork = (
  { inputs, outputs }: Sizes,
  { hidden, activation, dropout: rate }: Pick<TrainConfig, "hidden" | "activation" | "dropout">,
): Layer => {
  const sizes = [inputs, ...hidden];
  const layers = hidden.flatMap((size, i) => [
    linear(sizes[i]!, size),
    ACTIVATIONS[activation],
    ...(rate > 0 ? [dropout({ rate })] : []),
  ]);
  return stack([...layers, linear(sizes.at(-1)!, outputs)], { name: "network" });
};

/** A single layer: what a network has to beat. */
export const linearModel = ({ inputs, outputs }: Sizes): Layer => stack([linear(inputs, outputs)], { name: "linear" });
