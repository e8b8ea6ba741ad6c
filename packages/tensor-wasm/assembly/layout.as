import { Real } from "./real";

/** Bytes of an element. */
// @ts-ignore: decorator
@inline export const SIZE: usize = sizeof<Real>();
/** Bytes of a vector register. */
// @ts-ignore: decorator
@inline export const VECTOR: usize = 16;
/** Elements of a vector register: 4 of float32, 2 of float64. */
// @ts-ignore: decorator
@inline export const LANES: usize = VECTOR / SIZE;

// @ts-ignore: decorator
@lazy const numbers: usize = memory.data(32, 16);

/** Where the memory begins that the kernels do not use themselves. */
export function heapBase(): usize {
  return __heap_base;
}

/** Puts a number where a kernel finds it as an operand; there are places for three. */
export function place(index: usize, value: f64): usize {
  const pointer = numbers + index * SIZE;
  store<Real>(pointer, <Real>value);
  return pointer;
}
