const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A text whose numbers have powers of ten as people write them: `1.36e+6` is 1.36 × 10⁶, and `1e-5` is 10⁻⁵. */
export const withPowers = (text: string): string =>
  text.replace(/(?<![\w.])(\d+(?:\.\d+)?)e([+-]?)(\d+)\b/g, (_, mantissa: string, sign: string, digits: string) => {
    const exponent = (sign === "-" ? "⁻" : "") + [...digits].map((digit) => SUPERSCRIPTS[Number(digit)]).join("");
    return mantissa === "1" ? `10${exponent}` : `${mantissa} × 10${exponent}`;
  });
