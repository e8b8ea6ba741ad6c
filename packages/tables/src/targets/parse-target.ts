import { ArgumentError } from "@gd/tensor";
import { type Check, different, finite, isOneOf, object, text, that } from "../table/checks.js";
import { inWords } from "../table/in-words.js";
import { TableError } from "../table/table-error.js";
import type { Target } from "./target.js";

const version = isOneOf([1]);
const kinds: Readonly<Record<string, Check>> = {
  class: object({ version, column: text, kind: text, classes: different }),
  number: object({
    version,
    column: text,
    kind: text,
    mean: finite,
    deviation: that("a number > 0", (value) => Number.isFinite(value) && (value as number) > 0),
  }),
};

const target: Check = (path, value) => {
  const kind: unknown = Object(value).kind;
  if (typeof kind === "string" && Object.hasOwn(kinds, kind)) return kinds[kind]!(path, value);
  return isOneOf(Object.keys(kinds))(`${path}.kind`, kind);
};

/**
 * The target that a value is, such as JSON has kept; each member is looked at.
 *
 * Throws  TableError that names the member when the value is none
 */
export const parseTarget = (value: unknown): Target => {
  const wrong = target("", value);
  if (wrong === undefined) return value as Target;
  throw new TableError({
    reason: "features",
    table: `parseTarget(value)${wrong.path}`,
    expected: wrong.expected,
    received: inWords(wrong.received),
    advice: "fitTarget(table, name) makes a target.",
  });
};

/** Throws an ArgumentError unless a value is a target. */
export function expectTarget(place: string, value: unknown): asserts value is Target {
  const wrong = target("", value);
  if (wrong === undefined) return;
  const advice = "fitTarget(table, name) and parseTarget(value) make one.";
  throw new ArgumentError({ place: place + wrong.path, expected: wrong.expected, received: wrong.received, advice });
}
