/** Where an error is going. */
export interface Trend {
  readonly before: number;
  readonly after: number;
  /** Iterations between the two. */
  readonly span: number;
  /** Iterations in which the error halves at this pace; infinite if it does not fall. */
  readonly halfLife: number;
}

/** The trend over the last tenth of a curve of errors, but over one step at least. */
export const trendOf = ({
  at,
  values,
}: {
  readonly at: readonly number[];
  readonly values: readonly number[];
}): Trend => {
  const [now, after] = [at.at(-1) ?? 0, values.at(-1) ?? 0];
  const earlier = at.findLastIndex((iteration) => iteration <= Math.min(now - 1, now * 0.9));
  const before = values[earlier] ?? after;
  const span = now - (at[earlier] ?? now);
  return { before, after, span, halfLife: after < before ? (span * Math.LN2) / Math.log(before / after) : Infinity };
};
