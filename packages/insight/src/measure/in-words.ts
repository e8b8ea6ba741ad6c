import { formatNumber } from "@gd/tensor";

/** A number for a sentence: three digits. */
export const inWords = (value: number): string => (Number.isNaN(value) ? "NaN" : formatNumber(value, 3));

/** A loss for a sentence, which may have been lost on the way. */
export const lossInWords = (loss: number): string =>
  Number.isFinite(loss) ? inWords(loss) : "a value that is not finite";

/** A share for a sentence: `62 %`. */
export const percent = (share: number): string => `${inWords(100 * share)} %`;
