import type { OperationName } from "@gd/tensor/interpreter";

/** Added to an elementwise kernel that computes a matrix row by row, with any strides, rather than one long vector. */
export const BY_ROWS = 32;
/** From this number on, kernels are not elementwise. */
export const FIRST_OF_MATRICES = 64;
/** From this number on, kernels are of windows over images. */
export const FIRST_OF_IMAGES = 96;

/** Kernels that are parts of several operations, or stand for several instructions. */
type OtherKernel =
  | "copy"
  | "allFinite"
  | "multiplyAdd"
  | "inPieces"
  | "pad"
  | "convolve"
  | "convolveTransposed"
  | "sumConvolved";

const numbered = <const Name extends OperationName | OtherKernel>(first: number, names: readonly Name[]) =>
  // The compiler cannot see that these are all the names.
  Object.fromEntries(names.map((name, i) => [name, first + i])) as Readonly<Record<Name, number>>;

/** The kernels of assembly/ by number; codegen.mjs gives assembly the same numbers. */
export const KERNEL = {
  ...numbered(0, ["add", "subtract", "multiply", "divide", "maximum", "where"]),
  ...numbered(8, ["exp", "log", "log1p", "sqrt", "tanh", "erf", "sigmoid", "absolute"]),
  ...numbered(16, ["copy", "allFinite", "multiplyAdd"]),
  ...numbered(FIRST_OF_MATRICES, [
    "matmul",
    "transpose",
    "sumRows",
    "sumColumns",
    "meanRows",
    "meanColumns",
    "maxColumns",
  ]),
  ...numbered(FIRST_OF_MATRICES + 8, ["oneHot", "gatherRows", "sumRowsByLabel", "uniform", "inPieces"]),
  ...numbered(FIRST_OF_IMAGES, ["patches", "sumPatches", "sumWindows", "spreadWindows", "maxWindows", "spreadMaxima"]),
  ...numbered(FIRST_OF_IMAGES + 8, ["pad", "convolve", "convolveTransposed", "sumConvolved"]),
};

const numbers: Partial<Readonly<Record<OperationName, number>>> = KERNEL;

/** The number of an operation's own kernel, if there is one. */
export const kernelOf = (operation: OperationName): number | undefined => numbers[operation];

/** Whether a kernel asks a question: it answers no where something is not finite. */
export const asks = (kernel: number): boolean => kernel === KERNEL.allFinite;

/** Whether a kernel computes each element of a vector from those at the same place of others. */
export const isElementwise = (kernel: number): boolean => kernel < BY_ROWS;
