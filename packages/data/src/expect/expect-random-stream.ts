import { ArgumentError, type RandomStream } from "@gd/tensor";

const METHODS = ["uniform", "standardNormal", "integer", "permutation"];

/** Throws an ArgumentError unless a value is a random stream; advises to make one of that name. */
export function expectRandomStream(place: string, value: unknown, name: string): asserts value is RandomStream {
  if (METHODS.every((method) => typeof Reflect.get(Object(value), method) === "function")) return;
  const advice = `Pass randomStreams(1).stream(${JSON.stringify(name)}): a seed and a name make one.`;
  throw new ArgumentError({ place, expected: "a random stream", received: value, advice });
}
