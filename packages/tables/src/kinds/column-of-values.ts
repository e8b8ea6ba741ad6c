import { inWords } from "../table/in-words.js";
import type { Column, ColumnKind } from "../table/table.js";
import { columnOfDictionary, columnOfKind, columnOfManyTexts, type Refuse } from "./column-of-texts.js";
import { dictionaryOf } from "./dictionary.js";
import { isPlainValue, type PlainValue } from "./plain-value.js";
import { MOST_CATEGORIES, type Rules } from "./rules.js";

/** The column that values are: of a kind that is given, or of that which looking at all of them finds. */
export const columnOfValues = (
  name: string,
  values: readonly unknown[],
  rules: Rules,
  kind: ColumnKind | undefined,
  refuse: Refuse,
): Column => {
  const types = new Set<string>();
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value === null || value === undefined) continue;
    if (!isPlainValue(value)) return refuse(row, "a number, a text, true, false, a date or null", inWords(value));
    if (typeof value === "number" && Math.abs(value) === Number.POSITIVE_INFINITY)
      return refuse(row, "a finite number", String(value));
    types.add(value instanceof Date ? "date" : typeof value);
  }
  const plain = values as readonly (PlainValue | null | undefined)[];
  const [type] = types;
  const isOfOneType = types.size === 1;
  if (isOfOneType && type === "number" && (kind === undefined || kind === "number")) {
    const numbers = Float64Array.from(plain, (value) => (value ?? Number.NaN) as number);
    const values = numbers.map((value) => (rules.missingNumbers.has(value) ? Number.NaN : value));
    return { name, kind: "number", values };
  }
  if (isOfOneType && type === "boolean" && (kind === undefined || kind === "boolean")) {
    return { name, kind: "boolean", values: Int8Array.from(plain, (value) => (value == null ? -1 : value ? 1 : 0)) };
  }
  if (isOfOneType && type === "date" && (kind === undefined || kind === "date")) {
    return {
      name,
      kind: "date",
      values: Float64Array.from(plain, (value) => (value == null ? Number.NaN : (value as Date).getTime())),
    };
  }
  const texts = plain.map((value) => (value == null || Number.isNaN(value) ? undefined : textOf(value)));
  if (kind !== undefined) return columnOfKind(name, kind, texts, { ...rules, decimal: "." }, refuse);
  const dictionary = dictionaryOf(texts);
  if (dictionary.texts.length <= MOST_CATEGORIES) return columnOfDictionary(name, dictionary, rules);
  return columnOfManyTexts(name, texts, rules);
};

const textOf = (value: PlainValue): string => (value instanceof Date ? value.toISOString() : String(value));
