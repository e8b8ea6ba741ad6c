/** How all are trained: what `gd train` does by default. */
export const recipe = {
  hidden: [64, 64],
  learningRate: 0.001,
  batchSize: 32,
  epochs: 200,
  /** Epochs without a better loss on the validation rows, before it stops and takes the best epoch's weights. */
  patience: 20,
  /** Of the rows that are not held out, the share of those. */
  validation: 0.2,
} as const;
