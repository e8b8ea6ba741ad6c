const DIGITS = [
  [1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 5, 7],
  [1, 2, 5],
  [1, 3],
] as const;

/** Round numbers along a logarithmic axis, at most so many where that can be: `5,000, 7,000, 10,000`. */
export const logTicks = (least: number, most: number, count = 7): readonly number[] => {
  const [low, high] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most))];
  const within = (digits: readonly number[], stride: number): readonly number[] => {
    const ticks: number[] = [];
    for (let power = Math.ceil(low / stride) * stride; power <= high; power += stride) {
      // Written and read, as powers of ten are not all exact.
      for (const digit of digits) ticks.push(Number(`${digit}e${power}`));
    }
    return ticks.filter((tick) => tick >= least && tick <= most);
  };
  // Where the axis is longer, 8, 9 and 10 would stand close together.
  for (const digits of most < 4 * least ? DIGITS : DIGITS.slice(1)) {
    const ticks = within(digits, 1);
    if (ticks.length <= count) return ticks;
  }
  let stride = 1;
  while (within([1], stride).length > count) stride++;
  return within([1], stride);
};

const sixDigits = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 6 });

/** A tick as text: `5,000`, `0.01`, `10⁻⁸`. */
export const showTick = (tick: number): string => {
  if (tick === 0 || (Math.abs(tick) >= 1e-3 && Math.abs(tick) < 1e6)) {
    return sixDigits.format(tick).replace("-", "−");
  }
  const [digits = "", exponent = ""] = tick.toExponential().split("e");
  const power = `10${[...String(Number(exponent))].map((digit) => (digit === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)])).join("")}`;
  return digits === "1" ? power : `${digits.replace("-", "−")}·${power}`;
};
