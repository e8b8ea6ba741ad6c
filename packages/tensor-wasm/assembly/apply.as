import { erfOf } from "./erf";
import { expOf } from "./exp";
import { log1pOf, logOf } from "./log";
import { ERF, EXP, LOG, LOG1P, TANH } from "./kernel-numbers";
import { sigmoidOf } from "./sigmoid";
import { tanhOf } from "./tanh";

/**
 * f(x) by the algorithms of packages/tensor/src/elementary, in the same operations on two float64 lanes: they say why.
 */
// @ts-ignore: decorator
@inline export function apply(f: i32, x: v128): v128 {
  if (f == EXP) return expOf(x);
  if (f == LOG) return logOf(x);
  if (f == LOG1P) return log1pOf(x);
  if (f == TANH) return tanhOf(x);
  if (f == ERF) return erfOf(x);
  return sigmoidOf(x);
}
