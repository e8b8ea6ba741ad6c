/** How many iterations at the start are all shown: curves are steepest there. */
const FIRST = 200;
/** How many later ones are shown, at most. */
const LATER = 300;

/**
 * The iterations at which curves of these lengths are drawn: the first ones, some later ones evenly spaced, and the last of
 * each curve. Iterations count from 0.
 */
export const shownIterations = (lengths: readonly number[]): readonly number[] => {
  const longest = Math.max(0, ...lengths);
  const shown = new Set<number>();
  for (let i = 0; i < Math.min(FIRST, longest); i++) shown.add(i);
  // A power of two, so that iterations that are shown remain while the curve grows.
  const stride = 2 ** Math.max(0, Math.ceil(Math.log2((longest - FIRST) / LATER)));
  for (let i = Math.ceil(FIRST / stride) * stride; i < longest; i += stride) shown.add(i);
  for (const length of lengths) if (length > 0) shown.add(length - 1);
  return [...shown].sort((a, b) => a - b);
};
