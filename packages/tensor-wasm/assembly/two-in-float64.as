import { SIZE } from "./layout";

// Sums of many elements are in float64, whatever the elements are.

/** Two elements at a pointer, in float64. */
// @ts-ignore: decorator
@inline export function two(x: usize): v128 {
  return SIZE == 8 ? v128.load(x) : f64x2.promote_low_f32x4(v128.load64_zero(x));
}

/** The elements at a pointer, up to two of them, followed by zeros. */
// @ts-ignore: decorator
@inline export function upToTwo(x: usize, count: isize): v128 {
  if (count >= 2) return two(x);
  if (count <= 0) return f64x2.splat(0);
  return SIZE == 8 ? v128.load64_zero(x) : f64x2.promote_low_f32x4(v128.load32_zero(x));
}

// @ts-ignore: decorator
@inline export function storeTwo(y: usize, sums: v128): void {
  if (SIZE == 8) v128.store(y, sums);
  else v128.store64_lane(y, f32x4.demote_f64x2_zero(sums), 0);
}
