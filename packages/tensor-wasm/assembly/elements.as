import { Real } from "./real";
import { LANES } from "./layout";

/** The elements at a pointer, at most a vector of them, and zeros after them. */
// @ts-ignore: decorator
@inline export function elementsAt(x: usize, count: isize): v128 {
  if (count >= <isize>LANES) return v128.load(x);
  if (count <= 0) return v128.splat<Real>(0);
  if (LANES == 2) return v128.load64_zero(x);
  if (count == 1) return v128.load32_zero(x);
  return count == 2 ? v128.load64_zero(x) : v128.load32_lane(x, v128.load64_zero(x), 2, 8);
}

/** Stores the first elements of a vector, at most all of them. */
// @ts-ignore: decorator
@inline export function storeElements(y: usize, a: v128, count: isize): void {
  if (count >= <isize>LANES) v128.store(y, a);
  else if (LANES == 2) v128.store64_lane(y, a, 0);
  else if (count == 1) v128.store32_lane(y, a, 0);
  else {
    v128.store64_lane(y, a, 0);
    if (count == 3) v128.store32_lane(y, a, 2, 8);
  }
}
