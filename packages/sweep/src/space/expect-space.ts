import { ArgumentError, expectArgument, expectNumber, expectOneOf, expectOptions } from "@gd/tensor";
import { isObject } from "./is-object.js";
import { sameValue } from "./same-value.js";
import type { Parameter, Space, Value } from "./space.js";

/** Throws an ArgumentError unless a value is a space. */
export const expectSpace = (place: string, space: Space): void => {
  expectArgument(isObject(space) && Object.keys(space).length > 0, {
    place: `${place}(space)`,
    expected: "an object with a parameter for each name",
    received: space,
    advice: 'Pass one like { learningRate: { type: "log-uniform", low: 1e-4, high: 0.1 } }.',
  });
  const before: Record<string, Parameter> = {};
  for (const [name, parameter] of Object.entries(space)) {
    const at = (member: string): string => `${place}(space.${name}${member})`;
    expectParameter(at, parameter);
    expectConditions(at, parameter, before);
    before[name] = parameter;
  }
};

const expectParameter = (at: (member: string) => string, parameter: Parameter): void => {
  expectArgument(isObject(parameter), { place: at(""), expected: "an object with a type", received: parameter });
  expectOneOf(at(".type"), parameter.type, ["uniform", "log-uniform", "integer", "choice"]);
  switch (parameter.type) {
    case "choice": {
      expectOptions(at(""), parameter, ["type", "values", "when"]);
      expectValues(at(".values"), parameter.values);
      break;
    }
    case "integer": {
      const {
        low,
        high,
        scale = "linear",
      } = expectOptions(at(""), parameter, ["type", "low", "high", "scale", "when"]);
      expectOneOf(at(".scale"), scale, ["linear", "log"]);
      expectNumber(at(".low"), low, { whole: true, ...(scale === "log" ? { above: 0 } : {}) });
      expectNumber(at(".high"), high, { whole: true, from: low });
      break;
    }
    default: {
      const { type, low, high } = expectOptions(at(""), parameter, ["type", "low", "high", "when"]);
      expectNumber(at(".low"), low, type === "log-uniform" ? { above: 0 } : {});
      expectNumber(at(".high"), high, { from: low });
    }
  }
};

const expectValues = (place: string, values: readonly Value[]): void => {
  expectArgument(Array.isArray(values) && values.length > 0 && values.every((value) => isValue(value)), {
    place,
    expected: "a list of values that JSON has",
    received: values,
  });
  const again = values.find((value, i) => values.slice(0, i).some((other) => sameValue(other, value)));
  if (again !== undefined) throw new ArgumentError({ place, expected: "different values", received: again });
};

/** Throws an ArgumentError unless the conditions of a parameter are values of parameters before it. */
const expectConditions = (at: (member: string) => string, { when }: Parameter, before: Space): void => {
  if (when === undefined) return;
  const place = at(".when");
  expectArgument(isObject(when), { place, expected: "an object with lists of values by name", received: when });
  for (const [name, values] of Object.entries(when)) {
    expectArgument(before[name] !== undefined, {
      place,
      expected: "names of parameters that come before it",
      received: name,
      advice: "Put what it depends on first.",
    });
    expectValues(place, values);
    const never = values.find((value) => !canBe(before[name]!, value));
    if (never === undefined) continue;
    throw new ArgumentError({
      place: at(`.when.${name}`),
      expected: `values that ${name} can have, one by one`,
      received: never,
      ...(isContinuous(before[name]!)
        ? { advice: "A number of a range is never known beforehand: depend on a choice." }
        : {}),
    });
  }
};

const isContinuous = ({ type }: Parameter): boolean => type === "uniform" || type === "log-uniform";

/** Whether a parameter can have just that value. */
const canBe = (parameter: Parameter, value: Value): boolean => {
  if (parameter.type === "choice") return parameter.values.some((other) => sameValue(other, value));
  return (
    parameter.type === "integer" &&
    Number.isInteger(value) &&
    Number(value) >= parameter.low &&
    Number(value) <= parameter.high
  );
};

/** Lists of lists are values, but not without end. */
const DEEPEST = 5;

const isValue = (value: unknown, depth = 0): boolean =>
  value === null ||
  typeof value === "string" ||
  typeof value === "boolean" ||
  (typeof value === "number" && Number.isFinite(value)) ||
  (Array.isArray(value) && depth < DEEPEST && value.every((part) => isValue(part, depth + 1)));
