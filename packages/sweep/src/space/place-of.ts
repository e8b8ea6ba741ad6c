import { log } from "@gd/tensor";
import { sameValue } from "./same-value.js";
import type { Parameter, Value } from "./space.js";

/** Where in [0, 1] of its range a parameter has a value: the middle of all places that `valueAt` gives it for. */
export const placeOf = (parameter: Parameter, value: Value): number => {
  switch (parameter.type) {
    case "uniform":
      return share(Number(value), parameter.low, parameter.high);
    case "log-uniform":
      return share(log(Number(value)), log(parameter.low), log(parameter.high));
    case "integer": {
      const { low, high, scale } = parameter;
      const middle = Number(value) + 0.5;
      return scale === "log" ? share(log(middle), log(low), log(high + 1)) : share(middle, low, high + 1);
    }
    case "choice": {
      const index = parameter.values.findIndex((other) => sameValue(other, value));
      return (index + 0.5) / parameter.values.length;
    }
  }
};

const share = (value: number, low: number, high: number): number => (high === low ? 0.5 : (value - low) / (high - low));
