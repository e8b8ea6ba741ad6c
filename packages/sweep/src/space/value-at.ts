import { exp, log } from "@gd/tensor";
import type { Parameter, Value } from "./space.js";

/**
 * The value of a parameter at a place u in [0, 1] of its range.
 *
 *   uniform      low + u · (high − low)
 *   log-uniform  low · (high / low)ᵘ
 *   integer      ⌊low + u · (high + 1 − low)⌋, on a log scale ⌊low · ((high + 1) / low)ᵘ⌋
 *   choice       values[⌊u · n⌋]
 */
export const valueAt = (parameter: Parameter, place: number): Value => {
  switch (parameter.type) {
    case "uniform":
      return within(parameter, parameter.low + place * (parameter.high - parameter.low));
    case "log-uniform":
      return within(parameter, between(parameter.low, parameter.high, place));
    case "integer": {
      const { low, high, scale } = parameter;
      const value = scale === "log" ? between(low, high + 1, place) : low + place * (high + 1 - low);
      return within(parameter, Math.floor(value));
    }
    case "choice": {
      const { values } = parameter;
      return values[Math.min(values.length - 1, Math.floor(place * values.length))]!;
    }
  }
};

const between = (low: number, high: number, place: number): number => exp(log(low) + place * (log(high) - log(low)));

const within = ({ low, high }: { readonly low: number; readonly high: number }, value: number): number =>
  Math.min(high, Math.max(low, value));
