/**
 * For tests only: the elementary functions by long integers, with at least 200 correct bits, to compare doubles
 * with. Inside, a fixed-point number is an integer over 2^bits; series are summed until their terms vanish.
 */
export interface HighPrecision {
  /** The value is numerator / 2^bits; bits may be negative. */
  readonly numerator: bigint;
  readonly bits: number;
}

/** A finite double, exactly. */
export const fromNumber = (x: number): HighPrecision => {
  const pattern = new BigUint64Array(new Float64Array([x]).buffer)[0]!;
  const exponent = Number((pattern >> 52n) & 0x7ffn);
  const fraction = pattern & 0xfffffffffffffn;
  const magnitude = exponent === 0 ? fraction : fraction + 0x10000000000000n;
  return { numerator: pattern >> 63n ? -magnitude : magnitude, bits: 1075 - Math.max(exponent, 1) };
};

/** The number as an integer over 2^bits. */
export const toFixedPoint = (x: HighPrecision, bits: number): bigint =>
  bits >= x.bits ? x.numerator << BigInt(bits - x.bits) : x.numerator >> BigInt(x.bits - bits);

/** floor(log2 |x|), for x ≠ 0. */
export const exponentOf = (x: HighPrecision): number => {
  const magnitude = x.numerator < 0n ? -x.numerator : x.numerator;
  return magnitude.toString(2).length - 1 - x.bits;
};

/** Bits after the point that leave at least 200 significant ones in functions that behave like x near 0. */
const enoughBits = (x: number): number => 300 + (x === 0 ? 0 : Math.abs(exponentOf(fromNumber(x))));

/** 2 atanh(s) = 2 (s + s³/3 + s⁵/5 + ...), s = numerator / denominator, |s| ≤ 1/3. */
const twiceArtanh = (numerator: bigint, denominator: bigint, bits: number): bigint => {
  let power = (numerator << BigInt(bits)) / denominator;
  const square = (power * power) >> BigInt(bits);
  let sum = 0n;
  for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
    sum += power / n;
    power = (power * square) >> BigInt(bits);
  }
  return 2n * sum;
};

const arctanOfInverse = (n: bigint, bits: number): bigint => {
  let power = (1n << BigInt(bits)) / n;
  let sum = 0n;
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += power / k;
    power /= -n * n;
  }
  return sum;
};

const CONSTANT_BITS = 2700;
const LN2 = twiceArtanh(1n, 3n, CONSTANT_BITS);
const PI = 16n * arctanOfInverse(5n, CONSTANT_BITS) - 4n * arctanOfInverse(239n, CONSTANT_BITS); // Machin (1706)

const ln2 = (bits: number): bigint => LN2 >> BigInt(CONSTANT_BITS - bits);
/** π as an integer over 2^bits. */
export const pi = (bits: number): bigint => PI >> BigInt(CONSTANT_BITS - bits);

/** 1 + x + x²/2! + ..., every `stride`-th term from the `first`-th on, the signs all + or alternating. */
const powerSeries = (x: bigint, bits: number, first: number, stride: number, sign: bigint): bigint => {
  let term = 1n << BigInt(bits);
  let sum = 0n;
  for (let n = 0; term !== 0n && term !== -1n; n++) {
    if (n > 0) term = ((term * x) >> BigInt(bits)) / BigInt(n);
    if (n >= first && (n - first) % stride === 0) sum += ((n - first) / stride) % 2 === 1 ? sign * term : term;
  }
  return sum;
};

export const preciseExp = (x: number): HighPrecision => {
  const bits = enoughBits(x);
  const fixed = toFixedPoint(fromNumber(x), bits);
  const k = (fixed + ln2(bits) / 2n) / ln2(bits);
  return { numerator: powerSeries(fixed - k * ln2(bits), bits, 0, 1, 1n), bits: bits - Number(k) };
};

export const preciseExpm1 = (x: number): HighPrecision => {
  const power = preciseExp(x);
  const bits = Math.max(power.bits, 0);
  return { numerator: toFixedPoint(power, bits) - (1n << BigInt(bits)), bits };
};

const quotient = (numerator: bigint, denominator: bigint): HighPrecision => ({
  numerator: (numerator << 1300n) / denominator,
  bits: 1300,
});

/** (e^2x − 1) / (e^2x + 1) */
export const preciseTanh = (x: number): HighPrecision => {
  const { numerator, bits } = preciseExpm1(2 * x);
  return quotient(numerator, numerator + (2n << BigInt(bits)));
};

export const preciseSigmoid = (x: number): HighPrecision => {
  const { numerator, bits } = preciseExp(x);
  const one = bits >= 0 ? 1n << BigInt(bits) : 0n; // e^x beyond 2^300: the result is 1
  return quotient(numerator, one + numerator);
};

/** 2/√π (x − x³/3 + x⁵/(2! 5) − x⁷/(3! 7) + ...), whose terms grow up to e^x² before they vanish. */
export const preciseErf = (x: number): HighPrecision => {
  const bits = enoughBits(x) + 200;
  if (Math.abs(x) > 8) return { numerator: BigInt(Math.sign(x)), bits: 0 }; // 1 − erf 8 is below 2^−96
  const fixed = toFixedPoint(fromNumber(x), bits);
  const square = (fixed * fixed) >> BigInt(bits);
  let power = fixed;
  let sum = 0n;
  for (let n = 0n; power !== 0n && power !== -1n; n++) {
    if (n > 0n) power = -((power * square) >> BigInt(bits)) / n;
    sum += power / (2n * n + 1n);
  }
  return { numerator: ((2n * sum) << BigInt(bits)) / squareRoot(pi(bits) << BigInt(bits)), bits };
};

/** ⌊√n⌋, by Newton's iteration from above. */
const squareRoot = (n: bigint): bigint => {
  let root = 1n << BigInt(Math.ceil(n.toString(2).length / 2));
  for (let next = (root + n / root) / 2n; next < root; next = (root + n / root) / 2n) root = next;
  return root;
};

const preciseLogOf = (x: HighPrecision, bits: number): HighPrecision => {
  // The power of two near x, so that the series converges fast.
  const nearest = exponentOf({ numerator: 3n * x.numerator, bits: x.bits + 1 });
  const power = 1n << BigInt(nearest + x.bits);
  const series = twiceArtanh(x.numerator - power, x.numerator + power, bits);
  return { numerator: BigInt(nearest) * ln2(bits) + series, bits };
};

export const preciseLog = (x: number): HighPrecision => preciseLogOf(fromNumber(x), 300);

export const preciseLog1p = (x: number): HighPrecision => {
  const bits = enoughBits(x) + 60;
  return preciseLogOf({ numerator: toFixedPoint(fromNumber(x), bits) + (1n << BigInt(bits)), bits }, bits);
};

const reduceAngle = (x: number) => {
  const bits = enoughBits(x);
  const fixed = toFixedPoint(fromNumber(x), bits);
  const quarter = pi(bits) / 2n;
  const count = (2n * fixed + (fixed < 0n ? -quarter : quarter)) / (2n * quarter);
  return { quadrant: Number(count & 3n), angle: fixed - count * quarter, bits };
};

const sineOrCosine = (x: number, turn: number): HighPrecision => {
  const { quadrant, angle, bits } = reduceAngle(x);
  const turned = (quadrant + turn) & 3;
  const magnitude = powerSeries(angle, bits, turned % 2 === 0 ? 1 : 0, 2, -1n);
  return { numerator: turned >= 2 ? -magnitude : magnitude, bits };
};

export const preciseSin = (x: number): HighPrecision => sineOrCosine(x, 0);
export const preciseCos = (x: number): HighPrecision => sineOrCosine(x, 1);
