/** What a unit is called: units of hidden layers by number, outputs by theirs. */
export const unitName = (sizes: readonly number[], layer: number, unit: number): string => {
  const outputs = sizes.at(-1)!;
  if (layer < sizes.length - 2) return `Layer ${layer + 1}, unit ${unit + 1}`;
  return outputs === 1 ? "Output" : `Output ${unit + 1}`;
};

/** What an edge into a layer comes from. */
export const sourceName = (layer: number, from: number): string =>
  layer === 0 ? `x${"₁₂"[from]}` : `unit ${from + 1}`;
