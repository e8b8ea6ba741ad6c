import { formatNumber, isTensor, type Tensor, toArray } from "@gd/tensor";

const set = (text: string): string => text.replaceAll("-", "−");

/** A number in a formula, with six digits: `0.731059`, `−1.2e−7`. */
export const showValue = (value: number): string =>
  Number.isFinite(value) ? set(formatNumber(value, 6)) : set(String(value)).replace("Infinity", "∞");

/** A number on the drawing, in as many characters as there is room for, but with one digit at least. */
export const showShort = (value: number, most: number): string => {
  if (!Number.isFinite(value)) return showValue(value);
  const whole = Math.floor(Math.log10(Math.abs(value) || 1)) + 1;
  for (let digits = Math.max(4, Math.min(whole, most)); digits > 0; digits--) {
    for (const text of [plain(value, digits), exponential(value, digits)]) {
      if (text.length <= most) return set(text);
    }
  }
  return set(exponential(value, 1));
};

const plain = (value: number, digits: number): string => String(Number(value.toPrecision(digits))).replace("+", "");

const exponential = (value: number, digits: number): string =>
  Number(value.toPrecision(digits)).toExponential().replace("+", "");

/** A tensor in one line: `[[1, 2], [3, 4]]`. */
export const showTensor = (value: Tensor | number | string): string => {
  if (typeof value === "string") return value;
  if (!isTensor(value)) return showValue(value);
  const show = (part: unknown): string =>
    Array.isArray(part) ? `[${part.map(show).join(", ")}]` : showValue(Number(part));
  return show(toArray(value));
};
