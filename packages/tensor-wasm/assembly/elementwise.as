import { Real } from "./real";
import { erf, exp, log, log1p, sigmoid, tanh } from "./elementary";
import { SIZE, VECTOR } from "./layout";
import {
  ABSOLUTE, ADD, ALL_FINITE, COPY, DIVIDE, ERF, EXP, LOG, LOG1P, MAXIMUM, MULTIPLY, MULTIPLY_ADD, SIGMOID, SQRT, SUBTRACT, TANH, WHERE,
} from "./kernel-numbers";
import { allFinite } from "./reductions";

// The kernels that compute each element of y from the elements of x at the same place.

/**
 * Computes `length` consecutive elements. A step is 1, or 0 for an operand that is a single number. Returns false where
 * a question about the elements is answered with no.
 */
export function elementwise(
  kernel: i32,
  a: usize, aStep: usize, b: usize, bStep: usize, c: usize, cStep: usize,
  y: usize, length: usize,
): bool {
  switch (kernel) {
    case ADD: binary(ADD, a, aStep, b, bStep, y, length); break;
    case SUBTRACT: binary(SUBTRACT, a, aStep, b, bStep, y, length); break;
    case MULTIPLY: binary(MULTIPLY, a, aStep, b, bStep, y, length); break;
    case DIVIDE: binary(DIVIDE, a, aStep, b, bStep, y, length); break;
    case MAXIMUM: binary(MAXIMUM, a, aStep, b, bStep, y, length); break;
    case WHERE: where(a, aStep, b, bStep, c, cStep, y, length); break;
    case EXP: exp(a, y, length); break;
    case LOG: log(a, y, length); break;
    case LOG1P: log1p(a, y, length); break;
    case SQRT: sqrt(a, y, length); break;
    case TANH: tanh(a, y, length); break;
    case ERF: erf(a, y, length); break;
    case SIGMOID: sigmoid(a, y, length); break;
    case ABSOLUTE: absolute(a, y, length); break;
    case COPY: copy(a, aStep, y, length); break;
    case MULTIPLY_ADD: multiplyAdd(a, aStep, b, bStep, c, cStep, y, length); break;
    case ALL_FINITE: return allFinite(a, length);
  }
  return true;
}

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

// @ts-ignore: decorator
@inline function binary(operation: i32, a: usize, aStep: usize, b: usize, bStep: usize, y: usize, length: usize): void {
  const end = y + length * SIZE;
  if ((aStep & bStep) == 1) {
    for (; y + 2 * VECTOR <= end; y += 2 * VECTOR, a += 2 * VECTOR, b += 2 * VECTOR) {
      v128.store(y, combineVectors(operation, v128.load(a), v128.load(b)));
      v128.store(y, combineVectors(operation, v128.load(a, 16), v128.load(b, 16)), 16);
    }
  } else if (aStep == 1) {
    const number = v128.splat<Real>(load<Real>(b));
    for (; y + 2 * VECTOR <= end; y += 2 * VECTOR, a += 2 * VECTOR) {
      v128.store(y, combineVectors(operation, v128.load(a), number));
      v128.store(y, combineVectors(operation, v128.load(a, 16), number), 16);
    }
  } else {
    const number = v128.splat<Real>(load<Real>(a));
    for (; y + VECTOR <= end; y += VECTOR, b += VECTOR * bStep) {
      v128.store(y, combineVectors(operation, number, vectorAt(b, bStep)));
    }
  }
  for (; y < end; y += SIZE, a += SIZE * aStep, b += SIZE * bStep) {
    store<Real>(y, combine(operation, load<Real>(a), load<Real>(b)));
  }
}

/** Elements at a pointer, or one of them repeated. */
// @ts-ignore: decorator
@inline function vectorAt(pointer: usize, step: usize): v128 {
  return step == 0 ? v128.splat<Real>(load<Real>(pointer)) : v128.load(pointer);
}

/** y = a · b + c, rounded twice */
function multiplyAdd(a: usize, aStep: usize, b: usize, bStep: usize, c: usize, cStep: usize, y: usize, length: usize): void {
  const end = y + length * SIZE;
  if ((aStep & cStep) == 1 && bStep == 0) {
    const factor = v128.splat<Real>(load<Real>(b));
    for (; y + VECTOR <= end; y += VECTOR, a += VECTOR, c += VECTOR) {
      v128.store(y, v128.add<Real>(v128.mul<Real>(v128.load(a), factor), v128.load(c)));
    }
  }
  for (; y + VECTOR <= end; y += VECTOR, a += VECTOR * aStep, b += VECTOR * bStep, c += VECTOR * cStep) {
    v128.store(y, v128.add<Real>(v128.mul<Real>(vectorAt(a, aStep), vectorAt(b, bStep)), vectorAt(c, cStep)));
  }
  for (; y < end; y += SIZE, a += SIZE * aStep, b += SIZE * bStep, c += SIZE * cStep) {
    store<Real>(y, load<Real>(a) * load<Real>(b) + load<Real>(c));
  }
}

/** y = b where a > 0, else c */
function where(a: usize, aStep: usize, b: usize, bStep: usize, c: usize, cStep: usize, y: usize, length: usize): void {
  const zero = v128.splat<Real>(0);
  const end = y + length * SIZE;
  if ((aStep & bStep) == 1 && cStep == 0) {
    const otherwise = v128.splat<Real>(load<Real>(c));
    for (; y + VECTOR <= end; y += VECTOR, a += VECTOR, b += VECTOR) {
      v128.store(y, v128.bitselect(v128.load(b), otherwise, v128.gt<Real>(v128.load(a), zero)));
    }
  }
  const aVector = VECTOR * aStep, bVector = VECTOR * bStep, cVector = VECTOR * cStep;
  for (; y + VECTOR <= end; y += VECTOR, a += aVector, b += bVector, c += cVector) {
    const chosen = v128.gt<Real>(vectorAt(a, aStep), zero);
    v128.store(y, v128.bitselect(vectorAt(b, bStep), vectorAt(c, cStep), chosen));
  }
  for (; y < end; y += SIZE, a += SIZE * aStep, b += SIZE * bStep, c += SIZE * cStep) {
    store<Real>(y, load<Real>(a) > 0 ? load<Real>(b) : load<Real>(c));
  }
}

/** y = √x */
function sqrt(x: usize, y: usize, length: usize): void {
  const end = y + length * SIZE;
  for (; y + VECTOR <= end; y += VECTOR, x += VECTOR) v128.store(y, v128.sqrt<Real>(v128.load(x)));
  for (; y < end; y += SIZE, x += SIZE) store<Real>(y, rootOf(load<Real>(x)));
}

// @ts-ignore: decorator
@inline function rootOf(x: Real): Real {
  return sizeof<Real>() == 4 ? <Real>f32.sqrt(<f32>x) : <Real>f64.sqrt(<f64>x);
}

/** y = |x| */
function absolute(x: usize, y: usize, length: usize): void {
  const end = y + length * SIZE;
  for (; y + VECTOR <= end; y += VECTOR, x += VECTOR) v128.store(y, v128.abs<Real>(v128.load(x)));
  for (; y < end; y += SIZE, x += SIZE) store<Real>(y, abs<Real>(load<Real>(x)));
}

/** y = x, or a number in each place */
function copy(x: usize, xStep: usize, y: usize, length: usize): void {
  const end = y + length * SIZE;
  for (; y + VECTOR <= end; y += VECTOR, x += VECTOR * xStep) v128.store(y, vectorAt(x, xStep));
  for (; y < end; y += SIZE, x += SIZE * xStep) store<Real>(y, load<Real>(x));
}
