import type { DType } from "../dtype.js";
import { expectArgument, expectNumber } from "./expect.js";

/** Throws an ArgumentError unless a number is finite, and neither becomes infinite in a precision, nor 0 if it is not. */
export const expectInPrecision = (place: string, value: number, dtype: DType): void => {
  expectNumber(place, value);
  const rounded = dtype === "float32" ? Math.fround(value) : value;
  expectArgument((rounded === 0) === (value === 0) && Number.isFinite(rounded), {
    place,
    expected: `a number that ${dtype} can hold`,
    received: value,
    advice: `There it is ${rounded}.`,
  });
};
