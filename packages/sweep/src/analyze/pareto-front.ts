import { expectArgument } from "@gd/tensor";

/**
 * The places of those that none of the others beats: is as small in each value, and smaller in one. Of equal ones all are there. One
 * with a value that is not finite is never there.
 *
 *   paretoFront([[1, 3], [2, 2], [3, 3]]) // [0, 1]
 */
export const paretoFront = (values: readonly (readonly number[])[]): readonly number[] => {
  const isList =
    Array.isArray(values) &&
    values.every(
      (value) =>
        Array.isArray(value) &&
        value.length === values[0]!.length &&
        value.every((x: unknown) => typeof x === "number"),
    );
  expectArgument(isList, {
    place: "paretoFront(values)",
    expected: "a list of lists of numbers, all of the same length",
    received: values,
  });
  const places = values.map((_, i) => i).filter((i) => values[i]!.every(Number.isFinite));
  return places.filter((i) => !places.some((other) => beats(values[other]!, values[i]!)));
};

const beats = (one: readonly number[], other: readonly number[]): boolean =>
  one.every((value, k) => value <= other[k]!) && one.some((value, k) => value < other[k]!);
