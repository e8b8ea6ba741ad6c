/**
 * base^exponent for a whole exponent ≥ 0, by repeated squaring: the same bits on every engine, unlike Math.pow.
 *
 * Source  Knuth, The Art of Computer Programming, volume 2 (1997), §4.6.3
 */
export const integerPower = (base: number, exponent: number): number => {
  let power = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power *= square;
    square *= square;
  }
  return power;
};
