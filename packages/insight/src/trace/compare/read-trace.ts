import { ArgumentError, expectOptions, expectString } from "@gd/tensor";
import { expectTrace } from "../expect-trace.js";
import type { Trace } from "../trace-document.js";
import type { NumbersOfValue, TraceNumbers } from "./trace-numbers.js";

/**
 * Reads what `traceJson` has written, or numbers of another program, such as PyTorch:
 *
 *   { "format": "gd trace values", "version": 1, "values": { "z1": [2, 2], "L": 64, "dL/dW1": [[32, 32], [64, 64]] } }
 *
 * Values have the names and shapes that they have in the derivation, where d may stand for ∂ and ' for ′: weights
 * [inputs, outputs], images [height, width, channels], and no axis for the batch of a single example.
 *
 * Throws  ArgumentError that names the value that is none
 */
export const readTrace = (json: string, options: { readonly name?: string } = {}): Trace | TraceNumbers => {
  expectString("readTrace(json)", json);
  const { name = "readTrace(json)" } = expectOptions("readTrace", options, ["name"]);
  expectString("readTrace(name)", name);
  const read = parsed(name, json);
  const { format } = Object(read);
  if (format === "gd trace values") return numbersIn(name, read);
  expectTrace(name, read);
  read.values.forEach((value, i) => void expectValue(`${name}, in values[${i}],`, value));
  return read;
};

const NOT_IN_JSON: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  "-Infinity": Number.NEGATIVE_INFINITY,
};

const parsed = (name: string, json: string): unknown => {
  try {
    return JSON.parse(json, (_, value: unknown) =>
      typeof value === "string" && Object.hasOwn(NOT_IN_JSON, value) ? NOT_IN_JSON[value] : value,
    );
  } catch {
    throw new ArgumentError({ place: name, expected: "JSON", received: json });
  }
};

const numbersIn = (name: string, read: unknown): TraceNumbers => {
  const { version, values } = Object(read);
  if (version !== 1) throw new ArgumentError({ place: `${name}, in version,`, expected: "1", received: version });
  if (typeof values !== "object" || values === null || Array.isArray(values)) {
    throw new ArgumentError({ place: `${name}, in values,`, expected: "numbers by name", received: values });
  }
  return {
    values: Object.entries(values).map(([given, nested]): NumbersOfValue => {
      const elements: number[] = [];
      const shape = collect(`${name}, in ${given},`, nested, elements);
      return { name: given.replace(/^dL\/d/, "∂L/∂").replaceAll("'", "′"), shape, elements };
    }),
  };
};

/** The shape of nested lists, whose numbers are collected row by row. */
const collect = (place: string, nested: unknown, elements: number[]): readonly number[] => {
  if (typeof nested === "number") {
    elements.push(nested);
    return [];
  }
  const refused = () => new ArgumentError({ place, expected: "numbers, in lists of equal length", received: nested });
  if (!Array.isArray(nested)) throw refused();
  const shapes = nested.map((inner: unknown) => collect(place, inner, elements));
  if (shapes.some((shape) => `${shape}` !== `${shapes[0]}`)) throw refused();
  return [nested.length, ...(shapes[0] ?? [])];
};

const areNumbers = (value: unknown): boolean =>
  Array.isArray(value) && value.every((element) => typeof element === "number");

/** Throws an ArgumentError unless what is compared of a value is there. */
const expectValue = (place: string, value: unknown): void => {
  const { name, shape, elements, statistics, entries } = Object(value);
  const { mean, minimum, maximum } = Object(statistics);
  const isWhole =
    typeof name === "string" &&
    areNumbers(shape) &&
    (elements === undefined || areNumbers(elements)) &&
    areNumbers([mean, minimum, maximum]) &&
    Array.isArray(entries) &&
    entries.every((entry: unknown) => areNumbers(Object(entry).at) && typeof Object(entry).value === "number");
  if (isWhole) return;
  const expected = "a name, a shape, elements, statistics and entries";
  throw new ArgumentError({ place, expected, received: value, advice: "The file is damaged: derive it again." });
};
