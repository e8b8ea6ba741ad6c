import { expectArgument } from "@gd/tensor";
import type { LineSearch, Trial } from "./line-search.js";

/** The trial that a line search accepts, which may be anybody's: an ArgumentError says so where it is none of those made. */
export const trialFound = <T extends Trial>(
  lineSearch: LineSearch,
  start: Trial,
  at: (length: number) => T,
): T | undefined => {
  const { name } = lineSearch;
  const trials = new Set<T>();
  const found = lineSearch.search(start, (length) => {
    expectArgument(typeof length === "number", {
      place: `${name}.search, for what it tries,`,
      expected: "a length",
      received: length,
    });
    const trial = at(length);
    trials.add(trial);
    return trial;
  });
  expectArgument(found === undefined || trials.has(found), {
    place: `${name}.search, for what it returns,`,
    expected: "one of its trials, or undefined",
    received: found,
  });
  return found;
};
