/** How well the network does on some points. */
export interface Score {
  readonly loss: number;
  /** The share of points in the right class; undefined for values. */
  readonly accuracy: number | undefined;
}

/** Losses and accuracies at some epochs; NaN where there are no points. */
export interface Curves {
  readonly epochs: readonly number[];
  readonly training: readonly Score[];
  readonly validation: readonly Score[];
}
