import { Real } from "./real";
import { LANES, SIZE, VECTOR } from "./layout";

// An operand is a matrix whose element (i, j) stands at pointer + i · row + j · column, in elements; a step of 0 repeats.

const ADD: i32 = 0;
const SUBTRACT: i32 = 1;
const MULTIPLY: i32 = 2;
const DIVIDE: i32 = 3;
const MAXIMUM: i32 = 4;

// @ts-ignore: decorator
@inline function combine(operation: i32, a: Real, b: Real): Real {
  if (operation == ADD) return a + b;
  if (operation == SUBTRACT) return a - b;
  if (operation == MULTIPLY) return a * b;
  if (operation == DIVIDE) return a / b;
  return a < b ? b : a;
}

// @ts-ignore: decorator
@inline function combineVectors(operation: i32, a: v128, b: v128): v128 {
  if (operation == ADD) return v128.add<Real>(a, b);
  if (operation == SUBTRACT) return v128.sub<Real>(a, b);
  if (operation == MULTIPLY) return v128.mul<Real>(a, b);
  if (operation == DIVIDE) return v128.div<Real>(a, b);
  return v128.pmax<Real>(a, b); // a < b ? b : a
}

/** Elements at a pointer, or one of them repeated. */
// @ts-ignore: decorator
@inline export function vectorAt(pointer: usize, step: usize): v128 {
  return step == 0 ? v128.splat<Real>(load<Real>(pointer)) : v128.load(pointer);
}

// @ts-ignore: decorator
@inline function binary(
  operation: i32,
  left: usize, leftRow: usize, leftColumn: usize,
  right: usize, rightRow: usize, rightColumn: usize,
  y: usize, rows: usize, columns: usize,
): void {
  // What lies without gaps is one long row.
  if ((leftRow == columns * leftColumn) && (rightRow == columns * rightColumn)) {
    columns *= rows;
    rows = min<usize>(rows, 1);
  }
  const vectorized = leftColumn <= 1 && rightColumn <= 1;
  const leftStep = leftColumn * SIZE;
  const rightStep = rightColumn * SIZE;
  for (let i: usize = 0; i < rows; i++) {
    let p = left + i * leftRow * SIZE;
    let q = right + i * rightRow * SIZE;
    const end = y + columns * SIZE;
    if (vectorized) {
      if (leftColumn == 1 && rightColumn == 1) {
        for (; y + VECTOR <= end; y += VECTOR, p += VECTOR, q += VECTOR) {
          v128.store(y, combineVectors(operation, v128.load(p), v128.load(q)));
        }
      } else if (leftColumn == 1) {
        const b = v128.splat<Real>(load<Real>(q));
        for (; y + VECTOR <= end; y += VECTOR, p += VECTOR) {
          v128.store(y, combineVectors(operation, v128.load(p), b));
        }
      } else {
        const a = v128.splat<Real>(load<Real>(p));
        for (; y + VECTOR <= end; y += VECTOR, q += LANES * rightStep) {
          v128.store(y, combineVectors(operation, a, vectorAt(q, rightColumn)));
        }
      }
    }
    for (; y < end; y += SIZE, p += leftStep, q += rightStep) {
      store<Real>(y, combine(operation, load<Real>(p), load<Real>(q)));
    }
  }
}

/** y = left + right */
export function add(a: usize, aRow: usize, aColumn: usize, b: usize, bRow: usize, bColumn: usize, y: usize, rows: usize, columns: usize): void {
  binary(ADD, a, aRow, aColumn, b, bRow, bColumn, y, rows, columns);
}

/** y = left − right */
export function subtract(a: usize, aRow: usize, aColumn: usize, b: usize, bRow: usize, bColumn: usize, y: usize, rows: usize, columns: usize): void {
  binary(SUBTRACT, a, aRow, aColumn, b, bRow, bColumn, y, rows, columns);
}

/** y = left · right */
export function multiply(a: usize, aRow: usize, aColumn: usize, b: usize, bRow: usize, bColumn: usize, y: usize, rows: usize, columns: usize): void {
  binary(MULTIPLY, a, aRow, aColumn, b, bRow, bColumn, y, rows, columns);
}

/** y = left ÷ right */
export function divide(a: usize, aRow: usize, aColumn: usize, b: usize, bRow: usize, bColumn: usize, y: usize, rows: usize, columns: usize): void {
  binary(DIVIDE, a, aRow, aColumn, b, bRow, bColumn, y, rows, columns);
}

/** y = right where left < right, else left */
export function maximum(a: usize, aRow: usize, aColumn: usize, b: usize, bRow: usize, bColumn: usize, y: usize, rows: usize, columns: usize): void {
  binary(MAXIMUM, a, aRow, aColumn, b, bRow, bColumn, y, rows, columns);
}

/** y = positive where condition > 0, else otherwise */
export function where(
  condition: usize, conditionRow: usize, conditionColumn: usize,
  positive: usize, positiveRow: usize, positiveColumn: usize,
  otherwise: usize, otherwiseRow: usize, otherwiseColumn: usize,
  y: usize, rows: usize, columns: usize,
): void {
  const zero = v128.splat<Real>(0);
  const vectorized = conditionColumn == 1 && positiveColumn <= 1 && otherwiseColumn <= 1;
  for (let i: usize = 0; i < rows; i++) {
    let o = condition + i * conditionRow * SIZE;
    let p = positive + i * positiveRow * SIZE;
    let q = otherwise + i * otherwiseRow * SIZE;
    const end = y + columns * SIZE;
    if (vectorized) {
      for (; y + VECTOR <= end; y += VECTOR, o += VECTOR, p += VECTOR * positiveColumn, q += VECTOR * otherwiseColumn) {
        const chosen = v128.gt<Real>(v128.load(o), zero);
        v128.store(y, v128.bitselect(vectorAt(p, positiveColumn), vectorAt(q, otherwiseColumn), chosen));
      }
    }
    for (; y < end; y += SIZE, o += conditionColumn * SIZE, p += positiveColumn * SIZE, q += otherwiseColumn * SIZE) {
      store<Real>(y, load<Real>(o) > 0 ? load<Real>(p) : load<Real>(q));
    }
  }
}

/** y = √x */
export function sqrt(x: usize, y: usize, length: usize): void {
  const end = y + length * SIZE;
  for (; y + VECTOR <= end; y += VECTOR, x += VECTOR) v128.store(y, v128.sqrt<Real>(v128.load(x)));
  for (; y < end; y += SIZE, x += SIZE) store<Real>(y, rootOf(load<Real>(x)));
}

// @ts-ignore: decorator
@inline function rootOf(x: Real): Real {
  return sizeof<Real>() == 4 ? <Real>f32.sqrt(<f32>x) : <Real>f64.sqrt(<f64>x);
}

/** y = |x| */
export function absolute(x: usize, y: usize, length: usize): void {
  const end = y + length * SIZE;
  for (; y + VECTOR <= end; y += VECTOR, x += VECTOR) v128.store(y, v128.abs<Real>(v128.load(x)));
  for (; y < end; y += SIZE, x += SIZE) store<Real>(y, abs<Real>(load<Real>(x)));
}
