import { ArgumentError, expectArgument } from "@gd/tensor";
import type { Trace } from "./trace-document.js";

/** What a derivation has, by the kind of its values. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  model: ["string"],
  loss: ["string", "undefined"],
  optimizer: ["string", "undefined"],
  dtype: ["string"],
  training: ["boolean"],
  examples: ["number"],
  output: ["string"],
  inputNames: ["list", "undefined"],
  outputNames: ["list", "undefined"],
  notes: ["list", "undefined"],
  followed: ["string"],
  values: ["list"],
  steps: ["list"],
  chains: ["list"],
  before: ["number", "undefined"],
  after: ["number", "undefined"],
};

const kindOf = (value: unknown): string => (Array.isArray(value) ? "list" : typeof value);

/** Throws an ArgumentError unless a value is a derivation, or what JSON made of one. */
export function expectTrace(place: string, value: unknown): asserts value is Trace {
  const { format, version } = Object(value);
  expectArgument(format === "gd trace", {
    place,
    expected: "a derivation, which trace(…) returns",
    received: value,
  });
  expectArgument(version === 1, {
    place: `${place}.version`,
    expected: "1",
    received: version,
    advice: "Another version of the program has written it: derive it again.",
  });
  for (const [name, kinds] of Object.entries(MEMBERS)) {
    const member: unknown = Reflect.get(Object(value), name);
    if (kinds.includes(kindOf(member))) continue;
    const expected = `${kinds[0] === "list" ? "a list" : `a ${kinds[0]}`}${kinds.length > 1 ? ", or nothing" : ""}`;
    throw new ArgumentError({ place: `${place}.${name}`, expected, received: member });
  }
}
