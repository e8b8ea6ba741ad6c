/** `12,345` */
export const showCount = (value: number): string => Math.round(value).toLocaleString("en-US");

/** `0.123`; what has grown beyond all measure in powers of ten. */
export const showLoss = (loss: number): string =>
  Number.isNaN(loss) ? "none" : loss < 1000 ? loss.toFixed(3) : loss.toExponential(1);

/** `96.4 %`; what is not quite all does not look as if it were. */
export const showPercent = (share: number): string => {
  const text = (100 * share).toFixed(1);
  return share < 1 && text === "100.0" ? "> 99.9 %" : `${text} %`;
};
