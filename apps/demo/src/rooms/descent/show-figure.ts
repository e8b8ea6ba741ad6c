const MINUS = "−";

// Creating a formatter takes longer than formatting many numbers, and a frame has dozens of numbers.
const withDecimals = [0, 1, 2, 3].map(
  (decimals) => new Intl.NumberFormat("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
);

/** A number with a number of decimals and separated thousands: `−1,234.50`. */
export const fixed = (value: number, decimals: 0 | 1 | 2 | 3): string =>
  Math.abs(value) >= 1e9 ? rounded(value) : withDecimals[decimals]!.format(value).replace("-", MINUS);

/** `10,000` */
export const whole = (value: number): string => fixed(value, 0);

/** A number in at most four digits: `0.396`, `−12.04`, `1.2·10⁻⁵`. */
export const rounded = (value: number): string => {
  if (value === 0 || !Number.isFinite(value)) return String(value).replace("-", MINUS);
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e5) return String(Number(value.toPrecision(4))).replace("-", MINUS);
  const [digits = "", exponent = ""] = value.toExponential(2).split("e");
  return `${String(Number(digits)).replace("-", MINUS)}·10${superscript(String(Number(exponent)))}`;
};

const superscript = (digits: string): string =>
  [...digits].map((digit) => (digit === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)])).join("");

/** `w₃` */
export const indexed = (letter: string, index: number): string => `${letter}${"₀₁₂₃₄"[index]}`;
