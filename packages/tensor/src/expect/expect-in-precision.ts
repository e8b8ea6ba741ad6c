import type { DType } from "../dtype.js";
import { expectArgument } from "./expect.js";

/** Throws an ArgumentError where a number other than 0 would be 0 in a precision, or a finite one infinite. */
export const expectInPrecision = (place: string, value: number, dtype: DType): void => {
  const rounded = dtype === "float32" ? Math.fround(value) : value;
  const isKept = (rounded === 0) === (value === 0) && Number.isFinite(rounded) === Number.isFinite(value);
  expectArgument(isKept, {
    place,
    expected: `a number that ${dtype} can hold`,
    received: value,
    advice: `There it is ${rounded}.`,
  });
};
