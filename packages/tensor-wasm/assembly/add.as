import { Real } from "./real";
import { SIZE, VECTOR } from "./layout";

/** y = y + x, for the bytes of some elements. */
// @ts-ignore: decorator
@inline export function add(x: usize, y: usize, bytes: usize): void {
  const end = y + bytes;
  for (; y + VECTOR <= end; x += VECTOR, y += VECTOR) v128.store(y, v128.add<Real>(v128.load(y), v128.load(x)));
  for (; y < end; x += SIZE, y += SIZE) store<Real>(y, load<Real>(y) + load<Real>(x));
}
