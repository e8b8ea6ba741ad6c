import { TableError } from "@gd/tables";
import { ArgumentError } from "@gd/tensor";

/** What a parser of `@gd/tables` makes of an argument; where it refuses, an ArgumentError names the argument. */
export const parsedByTables = <Value>(
  place: string,
  expected: string,
  parse: (value: unknown) => Value,
  received: unknown,
): Value => {
  try {
    return parse(received);
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    throw new ArgumentError({ place, expected, received, advice: error.message });
  }
};
