import { rowMajor, type Tensor } from "@gd/tensor";

/** The trees of tensors in a state. */
export const STATE_TREES = ["parameters", "statistics", "optimizerState"] as const;

/** One of them. */
export type StateTree = (typeof STATE_TREES)[number];

/** An element that a tensor of a state cannot have. */
export interface WrongElement {
  readonly index: number;
  readonly value: number;
  readonly expected: string;
}

/** What layers and optimizers call running sums and means of squares, of which they take the root. */
const OF_SQUARES: ReadonlySet<string> = new Set([
  "variance",
  "maximumVariance",
  "meanOfSquares",
  "sumOfSquares",
  "squaredGradient",
  "squaredUpdate",
]);

/** The first element of a state's tensor, row by row, that is not finite, or negative where that cannot be. */
export const wrongElement = (tree: StateTree, path: string, tensor: Tensor): WrongElement | undefined => {
  const name = path.slice(path.lastIndexOf(".") + 1);
  // A parameter goes where training takes it, whatever its name.
  const ofSquares = tree !== "parameters" && OF_SQUARES.has(name);
  const least = ofSquares ? 0 : -Number.MAX_VALUE;
  const elements = rowMajor(tensor);
  // Not findIndex, which takes several times as long.
  for (let index = 0; index < elements.length; index++) {
    const value = elements[index]!;
    if (value >= least && value <= Number.MAX_VALUE) continue;
    return { index, value, expected: ofSquares ? "finite elements ≥ 0" : "finite elements" };
  }
  return undefined;
};
