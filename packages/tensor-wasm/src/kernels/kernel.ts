/** The kernels by number, as assembly/elementwise.as and assembly/instruction.as have them. */
export const KERNEL = {
  add: 0,
  subtract: 1,
  multiply: 2,
  divide: 3,
  maximum: 4,
  where: 5,
  exp: 6,
  log: 7,
  log1p: 8,
  sqrt: 9,
  tanh: 10,
  sigmoid: 11,
  absolute: 12,
  copy: 13,
  allFinite: 14,
  multiplyAdd: 15,
  erf: 16,
  matmul: 64,
  sumRows: 65,
  sumColumns: 66,
  maxColumns: 67,
  transpose: 68,
  oneHot: 69,
  inPieces: 70,
  gatherRows: 71,
  sumRowsByLabel: 72,
  patches: 96,
  sumPatches: 97,
  sumWindows: 98,
  spreadWindows: 99,
  maxWindows: 100,
  spreadMaxima: 101,
} as const;

/** Added to an elementwise kernel that computes a matrix row by row, with any steps, rather than one long vector. */
export const BY_ROWS = 32;

/** Whether a kernel may answer no: that something is not finite, or a label no class. */
export const asks = (kernel: number): boolean => ASKING.includes(kernel);

const ASKING: readonly number[] = [KERNEL.allFinite, KERNEL.oneHot, KERNEL.gatherRows, KERNEL.sumRowsByLabel];

/** Whether a kernel computes each element of a vector of its own. */
export const isElementwise = (kernel: number): boolean => kernel < BY_ROWS;
