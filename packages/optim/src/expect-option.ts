import { OptionError } from "./option-error.js";

const requirements = {
  "a finite number": (value: number) => Number.isFinite(value),
  "a finite number ≥ 0": (value: number) => Number.isFinite(value) && value >= 0,
  "a finite number > 0": (value: number) => Number.isFinite(value) && value > 0,
  "a number from 0 to below 1": (value: number) => value >= 0 && value < 1,
  "a number from 0 to 1": (value: number) => value >= 0 && value <= 1,
  "a number above 0 and below 1": (value: number) => value > 0 && value < 1,
  "a whole number ≥ 0": (value: number) => Number.isInteger(value) && value >= 0,
  "a whole number ≥ 1": (value: number) => Number.isInteger(value) && value >= 1,
};

/** Throws OptionError unless the option's value is what the words say. */
export const expectOption = (
  place: string,
  option: string,
  expected: keyof typeof requirements,
  value: number,
): void => {
  if (!requirements[expected](value)) throw new OptionError(place, option, expected, value);
};
