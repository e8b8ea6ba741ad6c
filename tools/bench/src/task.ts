/** Training of a network of linear layers. */
export interface NetworkTask {
  readonly kind: "network";
  /** The number of inputs, then the number of outputs of each layer. */
  readonly sizes: readonly number[];
  readonly hidden: "sigmoid" | "relu";
  /** Factor of the input of each sigmoid. */
  readonly gain: number;
  /** `sigmoid`: with the loss ½ Σ (output − target)²; `softmax`: with cross-entropy against labels. */
  readonly output: "sigmoid" | "softmax";
  readonly optimizer: "gradient-descent" | "momentum" | "adam";
  readonly learningRate: number;
  readonly batch: number;
  /** Examples in memory; the last batch is followed by the first. */
  readonly examples: number;
}

/**
 * Gradient descent of a convolutional network: convolutions of 3 × 3 with padding "same", each with relu and 2 × 2 max
 * pooling, then a linear layer, softmax and cross-entropy against labels.
 */
export interface ConvolutionTask {
  readonly kind: "convolution";
  /** Height and width of the images. */
  readonly size: number;
  /** Channels of the images, then of the output of each convolution. */
  readonly channels: readonly number[];
  readonly classes: number;
  readonly learningRate: number;
  readonly batch: number;
  /** Images in memory; the last batch is followed by the first. */
  readonly examples: number;
}

/** Gradient descent on ½ Σ (Xw − y)² / rows over all rows, from w = 0. */
export interface RegressionTask {
  readonly kind: "regression";
  readonly rows: number;
  readonly columns: number;
  readonly learningRate: number;
}

/** C = A · B for square matrices, one of which may be read transposed. */
export interface ProductTask {
  readonly kind: "product";
  readonly size: number;
  readonly dtype: "float32" | "float64";
  readonly transposed: "none" | "left" | "right";
}

/**
 * Outputs of a network of linear layers with relus between them: of each call, for a batch that lies in an array, in
 * another array.
 */
export interface InferenceTask {
  readonly kind: "inference";
  /** The number of inputs, then the number of outputs of each layer. */
  readonly sizes: readonly number[];
  readonly batch: number;
  /** Examples in memory; the last batch is followed by the first. */
  readonly examples: number;
}

/** What a competitor does with the arrays in a folder. */
export type Task = NetworkTask | ConvolutionTask | RegressionTask | ProductTask | InferenceTask;
