import type { ActivationName, InitializerName, OptimizerName, ScheduleName } from "../choices.js";
import type { DataName } from "../playground-settings.js";

/** What choices are called. */
export const DATA: Readonly<Record<DataName, string>> = {
  spirals: "two spirals",
  circles: "a ring around a disk",
  xor: "XOR: four quadrants",
  blobs: "two clouds",
  moons: "two moons",
  slope: "a slope (regression)",
  hills: "hills and valleys (regression)",
  drawn: "points drawn by hand",
  table: "two columns of your table",
};

export const ACTIVATIONS: Readonly<Record<ActivationName, string>> = {
  tanh: "tanh",
  relu: "ReLU",
  "leaky-relu": "leaky ReLU",
  sigmoid: "sigmoid",
  gelu: "GELU",
  silu: "SiLU",
  linear: "none: linear",
};

export const INITIALIZERS: Readonly<Record<InitializerName, string>> = {
  "glorot-uniform": "glorotUniform",
  "he-normal": "heNormal",
  orthogonal: "orthogonal",
  "standard-normal": "normal, variance 1",
  uniform: "uniform in [0, 1)",
  zeros: "all 0",
};

export const OPTIMIZERS: Readonly<Record<OptimizerName, string>> = {
  "gradient-descent": "gradient descent",
  momentum: "momentum 0.9",
  nesterov: "Nesterov 0.9",
  adagrad: "Adagrad",
  rmsprop: "RMSProp",
  adam: "Adam",
  nadam: "Nadam",
  adamw: "AdamW",
  lion: "Lion",
};

export const SCHEDULES: Readonly<Record<ScheduleName, string>> = {
  constant: "constant",
  exponential: "half in 100 epochs, smoothly",
  "inverse-time": "half after 100 epochs, a third after 200",
  steps: "half every 100 epochs, at once",
  cosine: "to 0 in 500 epochs, by a cosine",
  "one-cycle": "up and down in 500 epochs",
};
