/** `12,345` */
export const showCount = (value: number): string => Math.round(value).toLocaleString("en-US");

/** `0.123`, or a power of ten for a loss that has exploded. */
export const showLoss = (loss: number): string =>
  Number.isNaN(loss) ? "none" : loss < 1000 ? loss.toFixed(3) : loss.toExponential(1);

/** `96.4 %`. A share that is not quite everything is not rounded to 100 %. */
export const showPercent = (share: number): string => {
  const text = (100 * share).toFixed(1);
  return share < 1 && text === "100.0" ? "> 99.9 %" : `${text} %`;
};

/** `96.4 %`, or `more than 99.9 %`, in a sentence. */
export const showSure = (share: number): string => showPercent(share).replace("> ", "more than ");
