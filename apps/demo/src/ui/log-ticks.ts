/** A number as the label of a tick, as a power of ten if it would have many digits: `0.5`, `100`, `10⁻⁶`. */
export const logTickText = (value: number): string => {
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  if (exponent >= -3 && exponent <= 4) return value.toLocaleString("en", { maximumSignificantDigits: 3 });
  const digit = Math.round(value / 10 ** exponent);
  const power = `10${String(exponent).replace(/./g, (sign) => SUPERSCRIPTS[sign]!)}`;
  return digit === 1 ? power : `${digit}·${power}`;
};

const SUPERSCRIPTS: Readonly<Record<string, string>> = Object.fromEntries(
  [..."0123456789-"].map((sign, i) => [sign, "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"[i]!]),
);

/**
 * The lines of a logarithmic axis, `atMost` of them: at powers of ten, perhaps not at all of them. If there are only few
 * powers, there are also lines at 2 and 5 times these.
 */
export const logTicks = (least: number, most: number, atMost: number): readonly number[] => {
  const [first, last] = [Math.ceil(Math.log10(least) - 1e-9), Math.floor(Math.log10(most) + 1e-9)];
  const decades = last - first + 1;
  const stride = [1, 2, 3, 5, 10, 20, 30, 50, 100, 200].find((stride) => decades / stride <= atMost) ?? 500;
  const powers: number[] = [];
  for (let exponent = first; exponent <= last; exponent++) {
    if (exponent % stride === 0) powers.push(Number(`1e${exponent}`));
  }
  if (powers.length > 2) return powers;
  const between: number[] = [];
  for (let exponent = first - 1; exponent <= last; exponent++) {
    between.push(...[1, 2, 5].map((digit) => Number(`${digit}e${exponent}`)));
  }
  return between.filter((value) => value >= least * (1 - 1e-9) && value <= most * (1 + 1e-9));
};
