import { type DescriptionOptions, expectArgument, expectFunction } from "@gd/tensor";
import type { LineSearch, Trial } from "./line-search.js";

/** Makes a line search of its options and its rule: it refuses what is no trial. */
export const defineLineSearch = (
  name: string,
  options: DescriptionOptions,
  search: LineSearch["search"],
): LineSearch => ({
  name,
  description: { type: name, ...options },
  search<T extends Trial>(start: Trial, at: (length: number) => T): T | undefined {
    const place = `${name}.search`;
    expectTrial(`${place}(start)`, start);
    expectFunction(`${place}(at)`, at);
    return search(start, (length) => {
      const trial = at(length);
      expectTrial(`${place}(at), of what that returns,`, trial);
      return trial;
    });
  },
});

/** Throws an ArgumentError unless a value is a trial, whose numbers may be infinite or NaN. */
const expectTrial = (place: string, trial: Trial): void => {
  const { length, value, slope } = Object(trial);
  const numbers = [length, value, slope].every((number) => typeof number === "number");
  expectArgument(numbers, { place, expected: "{ length, value, slope } with numbers", received: trial });
};
