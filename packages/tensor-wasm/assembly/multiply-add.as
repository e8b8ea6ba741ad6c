import { FUSED } from "./fused";
import { Real } from "./real";

/** The terms of a sum that are added up in order, from 0; sums of more are the sum of such parts, see matmul. */
// @ts-ignore: decorator
@inline export const PART: usize = 256;

/** sum + a · b in each lane. All products go through here, so that an element has the same bits wherever it is. */
// @ts-ignore: decorator
@inline export function multiplyAdd(a: v128, b: v128, sum: v128): v128 {
  return FUSED ? v128.relaxed_madd<Real>(a, b, sum) : v128.add<Real>(sum, v128.mul<Real>(a, b));
}

/** The element at a pointer, in every lane. */
// @ts-ignore: decorator
@inline export function splatAt(pointer: usize): v128 {
  return v128.load_splat<Real>(pointer);
}
