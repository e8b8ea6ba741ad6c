import { ArgumentError } from "@gd/tensor";

/** What `make` makes of a number of elements; throws an ArgumentError where memory does not hold so many. */
export const roomFor = <Room>(place: string, elements: number, make: (elements: number) => Room): Room => {
  try {
    return make(elements);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ArgumentError({ place, expected: "as many elements as memory holds", received: elements });
  }
};
