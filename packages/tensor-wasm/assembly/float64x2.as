/**
 * Two float64 lanes with the number at a pointer. V8 would build a constant in the code anew at each use, which takes
 * longer.
 */
// @ts-ignore: decorator
@inline export function splat(pointer: usize): v128 {
  return v128.load64_splat(pointer);
}

// @ts-ignore: decorator
@inline export function add(a: v128, b: v128): v128 {
  return f64x2.add(a, b);
}

// @ts-ignore: decorator
@inline export function subtract(a: v128, b: v128): v128 {
  return f64x2.sub(a, b);
}

// @ts-ignore: decorator
@inline export function multiply(a: v128, b: v128): v128 {
  return f64x2.mul(a, b);
}

/** A step of Horner's rule: the number at a pointer + x · rest. */
// @ts-ignore: decorator
@inline export function plus(pointer: usize, x: v128, rest: v128): v128 {
  return f64x2.add(splat(pointer), f64x2.mul(x, rest));
}

// @ts-ignore: decorator
@lazy const ONE: usize = memory.data<f64>([1.0]);
// @ts-ignore: decorator
@lazy const TWO: usize = memory.data<f64>([2.0]);
// @ts-ignore: decorator
@lazy const HALF: usize = memory.data<f64>([0.5]);
// @ts-ignore: decorator
@lazy const SIGN: usize = memory.data<f64>([-0.0]);
// @ts-ignore: decorator
@lazy const INFINITY: usize = memory.data<f64>([Infinity]);
// @ts-ignore: decorator
@lazy const NOT_A_NUMBER: usize = memory.data<f64>([NaN]);
export { ONE, TWO, HALF, SIGN, INFINITY, NOT_A_NUMBER };

// @ts-ignore: decorator
@lazy const LOG2E: usize = memory.data<f64>([1.4426950408889634]);
// @ts-ignore: decorator
@lazy const LN2_HIGH: usize = memory.data<f64>([762123384785.0 / 1099511627776.0]); // 0xb17217f7d1 / 2^40
// @ts-ignore: decorator
@lazy const LN2_LOW: usize = memory.data<f64>([58399098912617368.0 / 79228162514264337593543950336.0]); // 0xcf79abc9e3b398 / 2^96
export { SHIFTER, LOG2E, LN2_HIGH, LN2_LOW };

// @ts-ignore: decorator
@lazy const SHIFTER: usize = memory.data<f64>([6755399441055744.0 + 1023.0]); // 1.5 · 2^52 + the bias of exponents

/** 2^exponent for whole exponents from −1022 to 1023: the last bits of SHIFTER + exponent are the biased exponent. */
// @ts-ignore: decorator
@inline export function powerOfTwo(exponent: v128): v128 {
  return i64x2.shl(add(splat(SHIFTER), exponent), 52);
}
