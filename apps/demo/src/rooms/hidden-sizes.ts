/** How many hidden layers a room takes, and how many units in each. */
export interface MostHidden {
  readonly layers: number;
  readonly units: number;
}

/** Sizes of hidden layers from `256-64` or `none`; undefined for anything else, or more than a room takes. */
export const parseSizes = (text: string, most: MostHidden): readonly number[] | undefined => {
  if (text === "none") return [];
  const sizes = text.split("-").map((part) => (/^[1-9]\d*$/.test(part) ? Number(part) : Number.NaN));
  return sizes.length <= most.layers && sizes.every((size) => size <= most.units) ? sizes : undefined;
};

export const writeSizes = (sizes: readonly number[]): string => (sizes.length === 0 ? "none" : sizes.join("-"));
