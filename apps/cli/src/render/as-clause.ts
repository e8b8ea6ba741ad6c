/** A sentence as a part of another one, without the point at its end. */
export const asClause = (sentence: string): string => sentence.replace(/\.$/, "");
