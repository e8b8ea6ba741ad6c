/**
 * The names of all choices. They are apart from what they choose, so that the page need not load what only its worker computes
 * with.
 */

/** Data that is made, not drawn or read. */
export const MADE = ["spirals", "circles", "xor", "blobs", "moons", "slope", "hills"] as const;
export type MadeName = (typeof MADE)[number];

export const ACTIVATION_NAMES = ["tanh", "relu", "leaky-relu", "sigmoid", "gelu", "silu", "linear"] as const;
export type ActivationName = (typeof ACTIVATION_NAMES)[number];

export const INITIALIZER_NAMES = [
  "glorot-uniform",
  "he-normal",
  "orthogonal",
  "standard-normal",
  "uniform",
  "zeros",
] as const;
export type InitializerName = (typeof INITIALIZER_NAMES)[number];

export const OPTIMIZER_NAMES = [
  "gradient-descent",
  "momentum",
  "nesterov",
  "adagrad",
  "rmsprop",
  "adam",
  "nadam",
  "adamw",
  "lion",
] as const;
export type OptimizerName = (typeof OPTIMIZER_NAMES)[number];

export const SCHEDULE_NAMES = ["constant", "exponential", "inverse-time", "steps", "cosine", "one-cycle"] as const;
export type ScheduleName = (typeof SCHEDULE_NAMES)[number];

/** Of epochs, in which a rate falls that has an end. */
export const HORIZON = 500;
