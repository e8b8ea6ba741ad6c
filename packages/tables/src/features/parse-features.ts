import { ArgumentError } from "@gd/tensor";
import {
  boolean,
  type Check,
  different,
  finite,
  isOneOf,
  list,
  object,
  optional,
  scale,
  text,
  that,
  type Wrong,
} from "../table/checks.js";
import { inWords } from "../table/in-words.js";
import { TableError } from "../table/table-error.js";
import { DATE_PARTS } from "./date-parts.js";
import type { Features } from "./features.js";

/**
 * The features that a value is, such as JSON has kept; each member is looked at.
 *
 *   const features = parseFeatures(JSON.parse(text));
 *
 * Throws  TableError that names the member when the value is none
 */
export const parseFeatures = (value: unknown): Features => {
  const wrong = wrongMember(value);
  if (wrong === undefined) return value as Features;
  throw new TableError({
    reason: "features",
    table: `parseFeatures(value)${wrong.path}`,
    expected: wrong.expected,
    received: inWords(wrong.received),
    advice: "fitFeatures(table) makes features.",
  });
};

/** Throws an ArgumentError unless a value is features. */
export function expectFeatures(place: string, value: unknown): asserts value is Features {
  if (known.has(Object(value))) return;
  const wrong = wrongMember(value);
  if (wrong !== undefined) {
    const advice = "fitFeatures(table) and parseFeatures(value) make them.";
    throw new ArgumentError({ place: place + wrong.path, expected: wrong.expected, received: wrong.received, advice });
  }
  known.add(value as Features);
}

/** Those that were looked at, as there may be very many categories. */
const known = new WeakSet<object>();

/** What features are. */
const whole: Check = /* @__PURE__ */ (() => {
  const common = { column: text, kind: text };
  const kinds: Readonly<Record<string, Check>> = {
    number: object({
      ...common,
      written: optional(isOneOf(["decimal-point", "decimal-comma"])),
      unit: optional(text),
      log: boolean,
      fill: finite,
      marker: boolean,
      center: finite,
      scale,
    }),
    boolean: object({ ...common, fill: isOneOf([0, 1]), marker: boolean }),
    oneHot: object({ ...common, categories: different, marker: boolean }),
    ordinal: object({ ...common, categories: different, center: finite, scale, marker: boolean }),
    date: object({
      ...common,
      written: optional(isOneOf(["day/month/year", "month/day/year"])),
      parts: list(object({ part: isOneOf(DATE_PARTS), center: finite, scale })),
      marker: boolean,
    }),
    text: object({
      ...common,
      buckets: that(
        "a whole number from 1 to 65536",
        (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 65_536,
      ),
    }),
  };

  const column: Check = (path, value) => {
    const kind: unknown = Object(value).kind;
    if (typeof kind === "string" && Object.hasOwn(kinds, kind)) return kinds[kind]!(path, value);
    return isOneOf(Object.keys(kinds))(`${path}.kind`, kind);
  };

  return object({ version: isOneOf([1]), columns: list(column, true), ignored: list(text), notes: list(text) });
})();

const wrongMember = (value: unknown): Wrong | undefined => {
  const wrong = whole("", value);
  if (wrong !== undefined) return wrong;
  const names = (value as Features).columns.map(({ column }) => column);
  const seen = new Set<string>();
  const twice = names.findIndex((name, i) => seen.add(name).size <= i);
  if (twice < 0) return undefined;
  return { path: `.columns[${twice}].column`, expected: "a column that did not come before", received: names[twice] };
};
