/** The dashes of a line: lengths of strokes and gaps in pixels, or whether it has any. */
export type Dash = boolean | readonly number[];

/** Lengths of strokes and gaps in turn; none for a whole line. */
export const dashOf = (dash: Dash = false): readonly number[] => (dash === true ? [6, 5] : dash === false ? [] : dash);
