import { inWords } from "../table/in-words.js";
import type { Column, ColumnKind } from "../table/table.js";
import { columnOfDictionary, columnOfKind, columnOfManyTexts } from "./column-of-texts.js";
import { dictionaryOf } from "./dictionary.js";
import type { Refuse } from "./refuse.js";
import { MOST_CATEGORIES, type Rules } from "./rules.js";

/** A value of a row that is an object. */
type PlainValue = string | number | boolean | Date;

/** What all values are that are not missing. */
type ValueType = "number" | "boolean" | "date" | "string" | "mixed" | "none";

/** The column that values are: of a kind that is given, or of that which looking at all of them finds. */
export const columnOfValues = (
  name: string,
  values: readonly unknown[],
  rules: Rules,
  kind: ColumnKind | undefined,
  refuse: Refuse,
): Column => {
  const type = typeOf(values, refuse);
  const plain = values as readonly (PlainValue | null | undefined)[];
  if (type === "number" && (kind ?? type) === type) {
    const numbers = numbersOf(plain as readonly (number | null | undefined)[]);
    if (rules.missingNumbers.size === 0) return { name, kind: type, values: numbers };
    return { name, kind: type, values: numbers.map((x) => (rules.missingNumbers.has(x) ? Number.NaN : x)) };
  }
  if (type === "date" && (kind ?? type) === type) {
    const moments = plain.map((value) => (value as Date | null | undefined)?.getTime());
    return { name, kind: type, values: numbersOf(moments) };
  }
  if (type === "boolean" && (kind ?? type) === type) {
    return { name, kind: type, values: Int8Array.from(plain, (value) => (isNone(value) ? -1 : Number(value))) };
  }
  const texts = plain.map((value) => (isNone(value) || Number.isNaN(value) ? undefined : textOf(value)));
  if (kind !== undefined) return columnOfKind(name, kind, texts, rules, refuse);
  const dictionary = dictionaryOf(texts);
  if (dictionary.texts.length <= MOST_CATEGORIES) return columnOfDictionary(name, dictionary, rules);
  return columnOfManyTexts(name, texts, rules);
};

const isNone = (value: unknown): value is null | undefined => value === null || value === undefined;

const textOf = (value: PlainValue): string => (value instanceof Date ? value.toISOString() : String(value));

/** Numbers, with NaN for those that are missing. */
export const numbersOf = (values: readonly (number | null | undefined)[]): Float64Array => {
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) numbers[i] = values[i] ?? Number.NaN;
  return numbers;
};

/** What all values are. Refuses the first that is none which a column may have. */
const typeOf = (values: readonly unknown[], refuse: Refuse): ValueType => {
  let type: ValueType = "none";
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (isNone(value)) continue;
    const own = typeOfValue(value);
    if (own === undefined) return refuse(row, "a number, a text, true, false, a date or null", inWords(value));
    if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) {
      return refuse(row, "a finite number", String(value));
    }
    type = type === "none" || type === own ? own : "mixed";
  }
  return type;
};

const typeOfValue = (value: unknown): ValueType | undefined => {
  const type = typeof value;
  if (type === "number" || type === "string" || type === "boolean") return type;
  return value instanceof Date && !Number.isNaN(value.getTime()) ? "date" : undefined;
};
