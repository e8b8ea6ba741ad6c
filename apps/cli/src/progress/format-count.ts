/** A whole number with its thousands apart: 60,000. */
export const formatCount = (count: number): string => Math.round(count).toLocaleString("en-US");
