/** Compares two numbers for a sort, the smaller first; equal infinities, whose difference is NaN, are equal. */
export const ascending = (one: number, other: number): number => (one === other ? 0 : one < other ? -1 : 1);
