import { type PairNetwork, showNumber } from "@gd/experiments";

export const ACTIVATIONS: Readonly<Record<PairNetwork["activation"], string>> = {
  sigmoid: "sigmoid(z)",
  "scaled-sigmoid": "sigmoid(0.01 z)",
  "leaky-relu": "leaky ReLU",
};
export const DERIVATIVES: Readonly<Record<PairNetwork["derivative"], string>> = {
  tutorial: "the tutorial's, without 0.01",
  exact: "exact",
};
export const WEIGHTS: Readonly<Record<PairNetwork["weights"], string>> = {
  uniform: "uniform in [0, 1)",
  glorot: "glorotUniform",
};

/** A network in one line. */
export const describeNetwork = (network: PairNetwork): string => {
  const { width, activation, derivative, weights, normalized, learningRate } = network;
  return [
    `2-${width}-${width}-2`,
    ACTIVATIONS[activation] + (activation === "scaled-sigmoid" ? `, derivative ${DERIVATIVES[derivative]}` : ""),
    `weights ${WEIGHTS[weights]}`,
    ...(normalized ? ["batch-normalized"] : []),
    `rate ${showNumber(learningRate, 3)}`,
  ].join(" · ");
};
