const MINUS = "−";

// A formatter takes longer to make than many numbers to write, and pages write dozens of them in a frame.
const withDecimals = [0, 1, 2, 3].map(
  (decimals) => new Intl.NumberFormat("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
);

/** A number with so many decimals, thousands apart: `−1,234.50`. */
export const fixed = (value: number, decimals: 0 | 1 | 2 | 3): string =>
  Math.abs(value) >= 1e9 ? rounded(value) : withDecimals[decimals]!.format(value).replace("-", MINUS);

/** `10,000` */
export const whole = (value: number): string => fixed(value, 0);

/** A number of four digits, as short as that can be: `0.396`, `−12.04`, `1.2·10⁻⁵`. */
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
