/** The octaves that are counted: from [2⁻⁸⁰, 2⁻⁷⁹), about 8e-25, to [2⁴³, 2⁴⁴), about 9e12. */
export const OCTAVES = { first: -80, last: 43 } as const;

/** How large some numbers are: how many lie in each octave [2ᵏ, 2ᵏ⁺¹). Those beyond the octaves count in the outermost. */
export interface Magnitudes {
  readonly count: number;
  /** How many are exactly 0. */
  readonly zeros: number;
  /** Of the absolute values. */
  readonly largest: number;
  /** Of the absolute values. */
  readonly mean: number;
  readonly rootMeanSquare: number;
  /** How many numbers above 0 lie in each octave, from the first. */
  readonly positive: Uint32Array;
  /** The same for those below 0. */
  readonly negative: Uint32Array;
}

const LENGTH = OCTAVES.last - OCTAVES.first + 1;
const BIAS = 1023;
const one = Float64Array.of(1);
const halves = new Uint32Array(one.buffer);
/** The half that has the exponent. */
const HIGH = halves[1] === 0 ? 0 : 1;

/** Counts numbers by magnitude. It reads exponents from the bits: there may be a million numbers in every picture. */
export const magnitudesOf = (values: ArrayLike<number>): Magnitudes => {
  const positive = new Uint32Array(LENGTH);
  const negative = new Uint32Array(LENGTH);
  let zeros = 0;
  let largest = 0;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === 0) {
      zeros++;
      continue;
    }
    const size = Math.abs(value);
    sum += size;
    squares += size * size;
    if (size > largest) largest = size;
    one[0] = size;
    const octave = (halves[HIGH]! >>> 20) - BIAS - OCTAVES.first;
    const place = octave < 0 ? 0 : octave >= LENGTH ? LENGTH - 1 : octave;
    if (value > 0) positive[place]!++;
    else negative[place]!++;
  }
  const count = values.length;
  const [mean, rootMeanSquare] = count === 0 ? [0, 0] : [sum / count, Math.sqrt(squares / count)];
  return { count, zeros, largest, mean, rootMeanSquare, positive, negative };
};

/** The counts of several lists together. */
export const joinMagnitudes = (parts: readonly Magnitudes[]): Magnitudes => {
  const total = (of: (part: Magnitudes) => number): number => parts.reduce((sum, part) => sum + of(part), 0);
  const added = (of: (part: Magnitudes) => Uint32Array): Uint32Array =>
    Uint32Array.from({ length: LENGTH }, (_, i) => total((part) => of(part)[i]!));
  const count = total((part) => part.count);
  return {
    count,
    zeros: total(({ zeros }) => zeros),
    largest: Math.max(0, ...parts.map(({ largest }) => largest)),
    mean: count === 0 ? 0 : total((part) => part.mean * part.count) / count,
    rootMeanSquare: count === 0 ? 0 : Math.sqrt(total((part) => part.rootMeanSquare ** 2 * part.count) / count),
    positive: added(({ positive }) => positive),
    negative: added(({ negative }) => negative),
  };
};
