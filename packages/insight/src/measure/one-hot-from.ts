/**
 * For each feature, the first of the neighbouring features that it is one-hot with, which is itself where there are none: each has two
 * values, scaled or not, and in each row exactly one of them has its larger one.
 */
export const oneHotFrom = (elements: ArrayLike<number>, width: number): readonly number[] => {
  const highs = Array.from({ length: width }, (_, feature) => highsOf(elements, feature, width));
  const from = Array.from({ length: width }, (_, feature) => feature);
  for (let first = 0; first < width; first++) {
    const end = endOf(highs, first);
    from.fill(first, first, end);
    first = end - 1;
  }
  return from;
};

/** The place after the last feature that is one-hot with those from the first one on. */
const endOf = (highs: readonly (readonly boolean[] | undefined)[], first: number): number => {
  const taken = new Set<number>();
  for (let feature = first; feature < highs.length; feature++) {
    const high = highs[feature];
    if (high === undefined) break;
    for (const [row, isHigh] of high.entries()) {
      if (!isHigh) continue;
      if (taken.has(row)) return first + 1;
      taken.add(row);
    }
    if (taken.size === high.length) return feature + 1;
  }
  return first + 1;
};

/** In which rows a feature of two values has the larger one; undefined for one of more values. */
const highsOf = (elements: ArrayLike<number>, feature: number, width: number): readonly boolean[] | undefined => {
  const values = Array.from({ length: elements.length / width }, (_, row) => elements[row * width + feature]!);
  const different = [...new Set(values)];
  if (different.length > 2) return undefined;
  const most = Math.max(...different);
  // One that never varies, as for categories that no row has, is 0 in all.
  return values.map((value) => different.length === 2 && value === most);
};
