import type { DType, Elements } from "../../dtype.js";
import type { OperationName } from "../../operations/operations.js";
import { rowByRow } from "../../row-major.js";
import { type Shape, sizeOf } from "../../shape.js";
import type { Tensor, Vector } from "../../tensor.js";
import type { Kernel } from "../interpret.js";
import * as arithmetic from "./arithmetic.js";
import { drawUniform } from "./draw-uniform.js";
import {
  absolute,
  add,
  addRow,
  concatenate,
  divide,
  divideColumn,
  erf,
  exp,
  gatherRows,
  log,
  log1p,
  matmul,
  maxColumns,
  maximum,
  maxWindows,
  meanColumns,
  multiply,
  multiplyColumn,
  multiplyRow,
  patches,
  reshape,
  sigmoid,
  sqrt,
  subtract,
  subtractColumn,
  subtractRow,
  sumColumns,
  sumWindows,
  tanh,
  transpose,
  where,
} from "./forward-operations.js";
import { spreadMaxima, spreadWindows, sumPatches } from "./image-kernels.js";
import { type KernelMakers, kernelMakers } from "./kernel-makers.js";
import { oneHot, sumRowsByLabel } from "./label-kernels.js";
import { multiplyInFloat32, multiplyInFloat64 } from "./multiply-matrices.js";
import { meanRows, sumInLanes, sumRows } from "./reductions.js";

/** The kernels as plain loops over typed arrays, in memory from `allocate`: the specification. */
export const referenceKernels = (
  dtype: DType,
  allocate: (length: number) => Elements,
): Readonly<Record<OperationName, Kernel>> => {
  const multiplyMatrices = dtype === "float32" ? multiplyInFloat32 : multiplyInFloat64;
  const makers = kernelMakers(dtype, allocate, multiplyMatrices);
  const { tensor, writing, repeating, reducing } = makers;
  return {
    ...forwardKernels(makers),
    sumPatches: sumPatches(makers),
    spreadWindows: spreadWindows(makers),
    spreadMaxima: spreadMaxima(makers),
    fill: writing((y, [, value]: readonly [Shape, number]) => void y.fill(value)),
    slice: ([vector, start]: readonly [Vector, number], shape) =>
      tensor(shape, vector.data.subarray(start, start + sizeOf(shape))),

    scale: repeating(arithmetic.multiply, 0, 0),
    divideBy: repeating(arithmetic.divide, 0, 0),

    sum: writing((y, [x]: readonly Tensor[]) => {
      y[0] = sumInLanes(rowByRow(x!), 0, sizeOf(x!.shape));
    }),
    sumRows: reducing(sumRows),
    meanRows: reducing(meanRows),

    oneHot: writing((y, [labels, classes]: readonly [Vector, number]) => oneHot(labels.data, y, classes)),
    sumRowsByLabel: writing((y, [rows, labels]: readonly [Tensor, Vector, number], shape) =>
      sumRowsByLabel(rowByRow(rows), labels.data, y, ...(shape as readonly [number, number])),
    ),

    uniform: writing((y, [, key, step]: readonly [Shape, readonly [number, number], Tensor]) =>
      drawUniform(y, key, step.data),
    ),
  };
};

/** Those of the operations that layers compute their outputs with. */
const forwardKernels = (makers: KernelMakers) => {
  // By their names, as a namespace would bring all of them wherever one is.
  const operations = {
    absolute,
    add,
    addRow,
    concatenate,
    divide,
    divideColumn,
    erf,
    exp,
    gatherRows,
    log,
    log1p,
    matmul,
    maxColumns,
    maxWindows,
    maximum,
    meanColumns,
    multiply,
    multiplyColumn,
    multiplyRow,
    patches,
    reshape,
    sigmoid,
    sqrt,
    subtract,
    subtractColumn,
    subtractRow,
    sumColumns,
    sumWindows,
    tanh,
    transpose,
    where,
  };
  const kernels = Object.entries(operations).map(([name, { kernel }]) => [name, kernel(makers)]);
  return Object.fromEntries(kernels) as Record<keyof typeof operations, Kernel>;
};
