const MOST_LAYERS = 3;
export const MOST_UNITS = 1024;

/** Sizes of hidden layers from `256-64` or `none`; undefined for anything else. */
export const parseSizes = (text: string): readonly number[] | undefined => {
  if (text === "none") return [];
  const sizes = text.split("-").map((part) => (/^[1-9]\d*$/.test(part) ? Number(part) : Number.NaN));
  return sizes.length <= MOST_LAYERS && sizes.every((size) => size <= MOST_UNITS) ? sizes : undefined;
};

export const writeSizes = (sizes: readonly number[]): string => (sizes.length === 0 ? "none" : sizes.join("-"));
