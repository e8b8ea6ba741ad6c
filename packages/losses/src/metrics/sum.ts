/** The sum of numbers, in order. */
export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
