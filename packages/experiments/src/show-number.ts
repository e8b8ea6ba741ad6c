/** A number as a document prints it: `0.67`, `2.4e-13`. */
export const showNumber = (value: number, digits = 6): string =>
  value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e6)
    ? value.toExponential(Math.max(0, Math.min(digits, 3) - 1)).replace("+", "")
    : String(Number(value.toPrecision(digits)));

/** Numbers as a document prints them: `[0.3, 0.67]`. */
export const showNumbers = (values: readonly number[], digits = 6): string =>
  `[${values.map((value) => showNumber(value, digits)).join(", ")}]`;

/** A share as a percentage: `97.93 %`. */
export const showPercent = (share: number, decimals: number): string => `${(100 * share).toFixed(decimals)} %`;
