import { ArgumentError } from "@gd/tensor";

/** Throws an ArgumentError unless a value may be an initializer. */
export const expectInitializer = (place: string, value: unknown, otherwise?: string): void => {
  if (typeof value === "function") return;
  const advice = typeof value === "string" ? "Pass the function itself, such as heNormal." : otherwise;
  throw new ArgumentError({ place, expected: "an initializer", received: value, advice });
};
