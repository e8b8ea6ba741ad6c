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

/** A layer of a network of images, which have their channels last. */
export type ImageLayer =
  | {
      /** With a bias; with zeros around the image, `padding` on each side. */
      readonly kind: "convolution";
      readonly channels: number;
      readonly filters: number;
      /** Height and width of the kernels. */
      readonly size: number;
      readonly stride: number;
      readonly padding: number;
    }
  /** By the mean and the variance of the batch: over its images, their rows and their columns. */
  | { readonly kind: "batchNorm"; readonly channels: number }
  | { readonly kind: "relu" }
  /** The maxima of windows of 2 × 2 side by side. */
  | { readonly kind: "maxPool" }
  /** The mean of each channel of an image. */
  | { readonly kind: "average" }
  /** The elements of an image in a row. */
  | { readonly kind: "flatten" }
  | { readonly kind: "linear"; readonly inputs: number; readonly outputs: number }
  /** x + f(x), of layers f. */
  | { readonly kind: "residual"; readonly layers: readonly ImageLayer[] };

/** Height, width and channels of an image. */
export type ImageShape = readonly [height: number, width: number, channels: number];

/** Gradient descent of a network of images with softmax and cross-entropy against labels. */
export interface ConvolutionTask {
  readonly kind: "convolution";
  readonly image: ImageShape;
  readonly layers: readonly ImageLayer[];
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
