import { KERNEL } from "../kernels/kernel.js";
import type { LaidOut } from "../plan/laid-out.js";
import type { ScalarCode } from "./scalar-code.js";

type Emit = (code: ScalarCode, laidOut: LaidOut) => void;

const allFinite: Emit = (code, { instruction: { columns }, sources: [x] }) => {
  // x − x is +0, or NaN where x is not finite.
  code.number(0);
  for (let i = 0; i < columns; i++) {
    code.read(x!, i);
    code.read(x!, i);
    code.arithmetic("subtract");
    code.arithmetic("add");
  }
  code.number(0);
  code.compare("equal");
  code.require();
};

/** The terms of a product's sum that are added up in order; sums of more are the sum of such parts. */
const PART = 256;

const matmul: Emit = (code, { instruction, y, sources: [left, right] }) => {
  const { rows, columns, inner, sources } = instruction;
  const [a, b] = [sources[0]!, sources[1]!];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      code.number(0);
      for (let first = 0; first < inner; first += PART) {
        if (first > 0) code.number(0);
        for (let k = first; k < Math.min(first + PART, inner); k++) {
          code.read(left!, i * a.row + k * a.column);
          code.read(right!, k * b.row + j * b.column);
          code.arithmetic("multiply");
          code.arithmetic("add");
        }
        if (first > 0) code.arithmetic("add");
      }
      code.write(y, i * columns + j);
    }
  }
};

const sumRows: Emit = (code, { instruction: { kernel, rows, columns }, y, sources: [x] }) => {
  for (let j = 0; j < columns; j++) {
    code.sum(rows, (i) => code.read(x!, i * columns + j));
    code.quotient(kernel === KERNEL.meanRows ? rows : 1);
    code.write(y, j);
  }
};

const sumColumns: Emit = (code, { instruction: { kernel, rows, columns }, y, sources: [x] }) => {
  for (let i = 0; i < rows; i++) {
    sumInLanes(code, columns, [0, 4, 2, 6, 1, 5, 3, 7], (j) => code.read(x!, i * columns + j));
    code.quotient(kernel === KERNEL.meanColumns ? columns : 1);
    code.write(y, i);
  }
};

/**
 * The sum of some of eight lanes: the sum of the first half of them, plus that of the second. A lane without elements
 * is +0 and can be left out, as adding it changes no sum that began with +0.
 */
const sumInLanes = (
  code: ScalarCode,
  length: number,
  lanes: readonly number[],
  read: (element: number) => void,
): void => {
  const [first] = lanes;
  if (lanes.length === 1) {
    code.sum(Math.ceil((length - first!) / 8), (i) => read(first! + 8 * i));
    return;
  }
  const half = lanes.length / 2;
  sumInLanes(code, length, lanes.slice(0, half), read);
  if (lanes[half]! >= length) return;
  sumInLanes(code, length, lanes.slice(half), read);
  code.addSums();
};

const maxColumns: Emit = (code, { instruction: { rows, columns }, y, sources: [x] }) => {
  for (let i = 0; i < rows; i++) {
    code.number(Number.NEGATIVE_INFINITY);
    for (let j = 0; j < columns; j++) {
      code.read(x!, i * columns + j);
      code.arithmetic("max");
    }
    code.write(y, i);
  }
};

const transpose: Emit = (code, { instruction: { rows, columns }, y, sources: [x] }) => {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      code.read(x!, i * columns + j);
      code.write(y, j * rows + i);
    }
  }
};

const oneHot: Emit = (code, { instruction: { rows, columns }, y, sources: [labels] }) => {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      // 1 or 0, and NaN where the label is not one of 0 … columns − 1.
      code.read(labels!, i);
      code.number(j);
      code.compare("equal");
      code.toElement();
      code.number(Number.NaN);
      for (let label = 0; label < columns; label++) {
        code.read(labels!, i);
        code.number(label);
        code.compare("equal");
        if (label > 0) code.or();
      }
      code.select();
      code.write(y, i * columns + j);
    }
  }
};

/** Kernels that are not elementwise, except groups in pieces, which are for long vectors. */
export const EMIT_MATRIX: Readonly<Record<number, Emit>> = {
  [KERNEL.allFinite]: allFinite,
  [KERNEL.matmul]: matmul,
  [KERNEL.sumRows]: sumRows,
  [KERNEL.sumColumns]: sumColumns,
  [KERNEL.meanRows]: sumRows,
  [KERNEL.meanColumns]: sumColumns,
  [KERNEL.maxColumns]: maxColumns,
  [KERNEL.transpose]: transpose,
  [KERNEL.oneHot]: oneHot,
};
