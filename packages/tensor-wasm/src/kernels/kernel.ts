import { type OperationName, operationNames, operations } from "@gd/tensor/interpreter";

/** Kernels that are no operations of their own. */
type OtherKernel = "copy" | "allFinite" | "multiplyAdd" | "inPieces";

/** Added to an elementwise kernel that computes a matrix row by row, with any strides, rather than one long vector. */
export const BY_ROWS = 32;
/** The number from which kernels are not elementwise. */
export const FIRST_OF_MATRICES = 64;
/** The number from which kernels are of windows over images. */
export const FIRST_OF_IMAGES = 96;

const isElementwiseOperation = (name: OperationName): boolean =>
  operations[name].independent === "elements" && operations[name].repeats === undefined;
const isOfImages = (name: OperationName): boolean => operations[name].independent === "images";

const numbered = (first: number, names: readonly string[]): readonly (readonly [string, number])[] =>
  names.map((name, i) => [name, first + i]);

const others = operationNames.filter(
  (name) => !isElementwiseOperation(name) && !isOfImages(name) && operations[name].repeats === undefined,
);

/** The kernels by number; codegen.mjs gives assembly/ the same numbers. */
export const KERNEL = Object.fromEntries([
  ...numbered(0, [...operationNames.filter(isElementwiseOperation), "copy", "allFinite", "multiplyAdd"]),
  ...numbered(FIRST_OF_MATRICES, [...others, "inPieces"]),
  ...numbered(FIRST_OF_IMAGES, operationNames.filter(isOfImages)),
]) as Readonly<Record<OperationName | OtherKernel, number>>;

/** Whether a kernel may answer no: that something is not finite. */
export const asks = (kernel: number): boolean => kernel === KERNEL.allFinite;

/** Whether a kernel computes each element of a vector of its own. */
export const isElementwise = (kernel: number): boolean => kernel < BY_ROWS;
