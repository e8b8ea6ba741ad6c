const ZERO = 48;
/** The powers of ten that are exact. */
const POWERS = /* @__PURE__ */ Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * The number that a text is, which is correctly rounded; NaN if it is none. It may have a sign, decimals and
 * an exponent. Neither Infinity nor what is too large is a number.
 *
 * Source  Clinger, How to Read Floating Point Numbers Accurately (1990): up to 15 digits times an exact power of ten
 */
export const parseNumber = (bytes: Uint8Array, from: number, to: number, decimal: number): number => {
  let i = from;
  const sign = bytes[i]!;
  if (i < to && (sign === MINUS || sign === PLUS)) i++;
  const start = i;
  let digits = 0;
  while (i < to) {
    const digit = bytes[i]! - ZERO;
    if (digit < 0 || digit > 9) break;
    digits = digits * 10 + digit;
    i++;
  }
  let count = i - start;
  let exponent = 0;
  if (i < to && bytes[i] === decimal) {
    const behind = ++i;
    while (i < to) {
      const digit = bytes[i]! - ZERO;
      if (digit < 0 || digit > 9) break;
      digits = digits * 10 + digit;
      i++;
    }
    exponent = behind - i;
    count += i - behind;
  }
  if (count === 0) return Number.NaN;
  // More than 15 digits, an exponent, or something else.
  if (i < to || count > 15) return parseSlowly(bytes, from, to, decimal);
  const magnitude = exponent === 0 ? digits : digits / POWERS[-exponent]!;
  return sign === MINUS ? -magnitude : magnitude;
};

const MINUS = 45;
const PLUS = 43;
const LONGEST = 1000;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

const parseSlowly = (bytes: Uint8Array, from: number, to: number, decimal: number): number => {
  if (to - from > LONGEST) return Number.NaN;
  let text = "";
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!;
    // The point of a decimal comma is no part of a number.
    text += byte === decimal ? "." : byte === POINT ? "," : String.fromCharCode(byte);
  }
  return parseNumberText(text);
};

const POINT = 46;

/** The number that a text with a decimal point is; NaN if it is none. */
export const parseNumberText = (text: string): number => {
  const number = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : Number.NaN;
};

/**
 * Whether digits are a code rather than a number: 007 has a leading zero, and 12345678901234567890 has more digits than a
 * number keeps.
 */
export const isCode = (bytes: Uint8Array, from: number, to: number): boolean => {
  const start = bytes[from] === MINUS || bytes[from] === PLUS ? from + 1 : from;
  const second = bytes[start + 1]! - ZERO;
  if (bytes[start] === ZERO && to - start > 1 && second >= 0 && second <= 9) return true;
  if (to - start < 16) return false;
  let value = 0;
  for (let i = start; i < to; i++) {
    const digit = bytes[i]! - ZERO;
    if (digit < 0 || digit > 9) return false;
    value = value * 10 + digit;
  }
  return value > Number.MAX_SAFE_INTEGER;
};
