import type { Interpreter } from "../interpreter/interpreter.js";
import { referenceOps } from "../interpreter/reference/reference-interpreter.js";
import type { Ops } from "../operations/ops.js";
import type { Images, Windows } from "../operations/windows.js";
import type { Tensor } from "../tensor.js";

const images = (ops: Ops): Images => ops.fill([1, 3, 3, 2], 1);
const twoByTwo: Windows = { size: [2, 2], stride: [1, 1], padding: { top: 0, bottom: 0, left: 0, right: 0 } };

/** A tensor whose step has ended. */
const leaked = ({ ops, step }: Interpreter): Tensor<readonly [64, 128]> => {
  const big = ops.fill([64, 128], 1);
  let doubled = big;
  step(() => {
    doubled = ops.multiply(big, 2);
  });
  return doubled;
};

/** Calls that every interpreter refuses, with the same message. */
export const refusals: readonly (readonly [string, (interpreter: Interpreter) => unknown])[] = [
  ["inner axes that differ", ({ ops }) => ops.matmul(ops.fill([2, 3], 1), ops.fill([4, 2], 1) as never)],
  ["a matrix product of vectors", ({ ops }) => ops.matmul(...(Array(2).fill(ops.fill([3], 1)) as [never, never]))],
  ["operands of two shapes", ({ ops }) => ops.add<readonly number[]>(ops.fill([2, 3], 1), ops.fill([3], 1))],
  ["a row that is too short", ({ ops }) => ops.addRow(ops.fill([2, 3], 1), ops.fill([2 as number], 1) as never)],
  [
    "a column that is too long",
    ({ ops }) => ops.divideColumn(ops.fill([2, 3], 1), ops.fill([3 as number], 1) as never),
  ],
  [
    "an assignment of another shape",
    ({ ops, assign }) => assign<readonly number[]>(ops.fill([2, 3], 1), ops.fill([6], 1)),
  ],
  ["a sum over the rows of a vector", ({ ops }) => ops.sumRows(ops.fill([3], 1) as never)],
  ["a tensor of sizes below 0", ({ ops }) => ops.fill([-2, -3], 1)],
  ["a tensor of half a row", ({ ops }) => ops.fill([2, 1.5], 1)],
  ["a reshape to another size", ({ ops }) => ops.reshape(ops.fill([2, 3], 1), [4])],
  ["a reshape to sizes below 0", ({ ops }) => ops.reshape(ops.fill([2, 3], 1), [-2, -3])],
  ["a slice past the end", ({ ops }) => ops.slice(ops.fill([4], 1), 2, [3])],
  ["a number of classes that is not whole", ({ ops }) => ops.oneHot(ops.fill([2], 1), 2.5)],
  ["rows gathered from a vector", ({ ops }) => ops.gatherRows(ops.fill([3], 1) as never, ops.fill([2], 1))],
  [
    "rows gathered by a matrix of labels",
    ({ ops }) => ops.gatherRows(ops.fill([3, 2], 1), ops.fill([2, 2], 1) as never),
  ],
  ["fewer labels than rows", ({ ops }) => ops.sumRowsByLabel(ops.fill([3, 2], 1), ops.fill([2], 1) as never, 3)],
  [
    "rows summed by a number of classes below 0",
    ({ ops }) => ops.sumRowsByLabel(ops.fill([0, 2], 1), ops.fill([0], 1), -1),
  ],
  ["patches of a matrix", ({ ops }) => ops.patches(ops.fill([3, 3], 1) as never, twoByTwo)],
  ["a scale of two numbers", ({ ops }) => ops.scale(ops.fill([3], 1), ops.fill([2], 1) as never)],
  ["a step of one number", ({ ops }) => ops.uniform([3], [1, 2], ops.fill([1], 1) as never)],
  ["windows of no rows", ({ ops }) => ops.maxWindows(images(ops), { ...twoByTwo, size: [0, 2] })],
  ["a stride of 0", ({ ops }) => ops.sumWindows(images(ops), { ...twoByTwo, stride: [1, 0] })],
  ["windows of half a column", ({ ops }) => ops.patches(images(ops), { ...twoByTwo, size: [2, 1.5] })],
  [
    "padding below 0",
    ({ ops }) => ops.patches(images(ops), { ...twoByTwo, padding: { top: 0, bottom: -1, left: 0, right: 0 } }),
  ],
  ["patches of other windows", ({ ops }) => ops.sumPatches(ops.fill([4, 4], 1), [1, 3, 3, 2], twoByTwo)],
  ["a sum of patches to a matrix", ({ ops }) => ops.sumPatches(ops.fill([4, 8], 1), [3, 3] as never, twoByTwo)],
  ["values of other windows", ({ ops }) => ops.spreadWindows(images(ops), [1, 3, 3, 2], twoByTwo)],
  ["values of other windows, for maxima", ({ ops }) => ops.spreadMaxima(images(ops), images(ops), twoByTwo)],
  [
    "a vector that is transposed",
    ({ ops }) => ops.add({ ...referenceOps({ dtype: ops.dtype }).fill([4], 1), transposed: true }, 1),
  ],
  [
    "a report of too few elements",
    ({ ops, run }) =>
      run(() => ({
        report: { ...referenceOps({ dtype: ops.dtype }).fill([1], 1), shape: [2] },
        finite: [],
        changes: [],
      })),
  ],
  ["a tensor whose step has ended", (interpreter) => interpreter.ops.add(leaked(interpreter), 1)],
  ["to read a tensor whose step has ended", (interpreter) => interpreter.read(leaked(interpreter))],
  [
    "an assignment of a tensor whose step has ended",
    (interpreter) => interpreter.assign(interpreter.ops.fill([64, 128], 1), leaked(interpreter)),
  ],
];
