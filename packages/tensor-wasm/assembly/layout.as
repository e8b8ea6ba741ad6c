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

/** Where the memory that the kernels do not use themselves begins. */
export function heapBase(): usize {
  return __heap_base;
}
