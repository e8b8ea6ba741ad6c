/** The numbers in the rules that the variants descend by. */
export interface RegressionRule {
  readonly learningRate: number;
  /** Of the learning rate, in each iteration: rate · e^(−decay · iteration). */
  readonly decay: number;
  /** The fraction of the velocity that each iteration keeps. */
  readonly momentum: number;
  /** How many rows a stochastic gradient is the mean of. */
  readonly batchSize: number;
  /** Whether a batch may contain a row twice. */
  readonly replacement: boolean;
}

export const NOTEBOOK_RULE: RegressionRule = {
  learningRate: 0.396,
  decay: 0.1,
  momentum: 0.222,
  batchSize: 64,
  replacement: false,
};
