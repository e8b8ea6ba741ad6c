const SMALLEST_EXPONENT = -1074;
const LARGEST_EXPONENT = 1023;

// Every doubling is exact, from the smallest subnormal number to the largest power of two.
const powers = new Float64Array(LARGEST_EXPONENT - SMALLEST_EXPONENT + 1);
powers[0] = Number.MIN_VALUE;
for (let i = 1; i < powers.length; i++) powers[i] = 2 * powers[i - 1]!;

/** The exact number 2^exponent, for an integer exponent from −1074 to 1023. */
export const powerOfTwo = (exponent: number): number => powers[exponent - SMALLEST_EXPONENT]!;
