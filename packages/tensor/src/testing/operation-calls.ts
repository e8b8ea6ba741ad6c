import type { Ops } from "../ops.js";
import type { Shape } from "../shape.js";
import type { Tensor } from "../tensor.js";
import type { Windows } from "../windows.js";

/** Makes an operand of a shape. */
export type MakeOperand = <const S extends Shape>(shape: S) => Tensor<S>;

/** An operation of `Ops` by name. */
export type Operation = Exclude<keyof Ops, "dtype" | "within" | "step" | "compile" | "inspect">;

/** Operations that are given labels, which are no random numbers. */
export const takesLabels: readonly Operation[] = ["oneHot", "gatherRows", "sumRowsByLabel"];

const windows: Windows = { size: [2, 3], stride: [1, 2], padding: { top: 0, bottom: 0, left: 1, right: 0 } };

/** A call of every operation, with operands that are made on demand: for tests of what all operations have in common. */
export const operationCalls: { readonly [O in Operation]: (ops: Ops, make: MakeOperand) => unknown } = {
  from: (ops, make) => ops.from(make([2, 3])),
  fill: (ops) => ops.fill([2, 3], 0.5),
  variable: (ops, make) => ops.variable(make([2, 3])),
  assign: (ops, make) => ops.assign(make([2, 3]), make([2, 3])),
  increase: (ops, make) => ops.increase(make([2, 3]), make([2, 3])),
  item: (ops, make) => ops.item(make([])),
  allFinite: (ops, make) => ops.allFinite([make([2, 3]), make([])]),
  reshape: (ops, make) => ops.reshape(make([2, 3]), [6]),
  slice: (ops, make) => ops.slice(make([6]), 1, [2, 2]),
  concatenate: (ops, make) => ops.concatenate([make([2, 3]), make([]), make([4])]),
  transpose: (ops, make) => ops.transpose(make([2, 3])),
  matmul: (ops, make) => ops.matmul(make([2, 3]), make([3, 4])),
  add: (ops, make) => ops.add(make([2, 3]), make([2, 3])),
  subtract: (ops, make) => ops.subtract(make([2, 3]), make([2, 3])),
  multiply: (ops, make) => ops.multiply(make([2, 3]), make([2, 3])),
  divide: (ops, make) => ops.divide(make([2, 3]), make([2, 3])),
  maximum: (ops, make) => ops.maximum(make([2, 3]), make([2, 3])),
  where: (ops, make) => ops.where(make([2, 3]), make([2, 3]), make([2, 3])),
  exp: (ops, make) => ops.exp(make([2, 3])),
  log: (ops, make) => ops.log(make([2, 3])),
  log1p: (ops, make) => ops.log1p(make([2, 3])),
  sqrt: (ops, make) => ops.sqrt(make([2, 3])),
  tanh: (ops, make) => ops.tanh(make([2, 3])),
  erf: (ops, make) => ops.erf(make([2, 3])),
  sigmoid: (ops, make) => ops.sigmoid(make([2, 3])),
  absolute: (ops, make) => ops.absolute(make([2, 3])),
  addRow: (ops, make) => ops.addRow(make([2, 3]), make([3])),
  subtractRow: (ops, make) => ops.subtractRow(make([2, 3]), make([3])),
  multiplyRow: (ops, make) => ops.multiplyRow(make([2, 3]), make([3])),
  subtractColumn: (ops, make) => ops.subtractColumn(make([2, 3]), make([2])),
  multiplyColumn: (ops, make) => ops.multiplyColumn(make([2, 3]), make([2])),
  divideColumn: (ops, make) => ops.divideColumn(make([2, 3]), make([2])),
  sum: (ops, make) => ops.sum(make([2, 3])),
  sumRows: (ops, make) => ops.sumRows(make([2, 3])),
  sumColumns: (ops, make) => ops.sumColumns(make([2, 3])),
  maxColumns: (ops, make) => ops.maxColumns(make([2, 3])),
  oneHot: (ops, make) => ops.oneHot(make([3]), 4),
  gatherRows: (ops, make) => ops.gatherRows(make([4, 2]), make([3])),
  sumRowsByLabel: (ops, make) => ops.sumRowsByLabel(make([3, 2]), make([3]), 4),
  patches: (ops, make) => ops.patches(make([2, 3, 4, 2]), windows),
  sumPatches: (ops, make) => ops.sumPatches(make([8, 12]), [2, 3, 4, 2], windows),
  sumWindows: (ops, make) => ops.sumWindows(make([2, 3, 4, 2]), windows),
  spreadWindows: (ops, make) => ops.spreadWindows(make([2, 2, 2, 2]), [2, 3, 4, 2], windows),
  maxWindows: (ops, make) => ops.maxWindows(make([2, 3, 4, 2]), windows),
  spreadMaxima: (ops, make) => ops.spreadMaxima(make([2, 3, 4, 2]), make([2, 2, 2, 2]), windows),
};
