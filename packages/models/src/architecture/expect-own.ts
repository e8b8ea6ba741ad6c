import { expectArgument, expectFunction } from "@gd/tensor";

/** Throws an ArgumentError unless a value is an object of functions. */
export const expectOwn = (place: string, own: unknown): void => {
  const isObject = Object.prototype.toString.call(own) === "[object Object]";
  const advice = "As in { softsign: () => softsign }.";
  expectArgument(isObject, { place, expected: "an object of functions by name", received: own, advice });
  for (const [name, make] of Object.entries(own as object)) expectFunction(`${place}.${name}`, make, advice);
};
