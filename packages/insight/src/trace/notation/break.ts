/** Where a long formula may go on in the next line: a letter that no name has. */
export const BREAK = "\ue000";

/** Whether a sum has so many terms that it does not fit into a fraction, in which no line ends. */
export const isLong = (formula: string): boolean => formula.split(BREAK).length > 4;
