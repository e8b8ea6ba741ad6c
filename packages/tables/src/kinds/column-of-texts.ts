import type { CategoryColumn, Column, ColumnKind } from "../table/table.js";
import { quoted } from "../table/table-error.js";
import { dateNote, findDateOrder } from "./date-order.js";
import { type Dictionary, dictionaryOf } from "./dictionary.js";
import { findNumberStyle, parseStyled } from "./number-style.js";
import { numbersByKind } from "./numbers-by-kind.js";
import { parseDate } from "./parse-date.js";
import type { Refuse } from "./refuse.js";
import { areCategories, type Rules } from "./rules.js";

/** The column that texts are, by looking at all of them. */
export const columnOfDictionary = (name: string, dictionary: Dictionary, rules: Rules): Column => {
  const { codes, texts } = withoutMissing(dictionary, rules);
  const present = codes.reduce((count, code) => (code < 0 ? count : count + 1), 0);
  if (texts.length > 0 && texts.every(isTrueOrFalse)) {
    return {
      name,
      kind: "boolean",
      values: Int8Array.from(codes, (code) => (code < 0 ? -1 : TRUE.test(texts[code]!) ? 1 : 0)),
    };
  }
  const { reading, note } = readingOf(name, texts, rules);
  if (reading !== undefined) {
    const values = texts.map(reading.parse);
    return reading.column(Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : values[code]!)));
  }
  if (areCategories(texts.length, present)) return { ...categoryColumn(name, { codes, texts }), ...note };
  return { name, kind: "text", values: Array.from(codes, (code) => texts[code]), ...note };
};

/** The column that very many different texts are. */
export const columnOfManyTexts = (name: string, texts: readonly (string | undefined)[], rules: Rules): Column => {
  const longest = Math.max(0, ...Array.from(rules.missing, (marker) => marker.length));
  // Most texts are longer, and need not be looked up.
  const isMissing = (text: string | undefined): boolean =>
    text === undefined || (text.length <= longest && rules.missing.has(text));
  const present = texts.filter((text): text is string => text !== undefined && !isMissing(text));
  const { reading, note } = readingOf(name, present, rules);
  if (reading !== undefined) {
    return reading.column(Float64Array.from(texts, (text) => (isMissing(text) ? Number.NaN : reading.parse(text!))));
  }
  return { name, kind: "text", values: texts.map((value) => (isMissing(value) ? undefined : value)), ...note };
};

/** How texts are numbers or dates. */
interface Reading {
  parse(text: string): number;
  column(values: Float64Array): Column;
}

/** How all of some texts are numbers or dates, if they are, or what is to be said of them. */
const readingOf = (
  name: string,
  texts: readonly string[],
  rules: Rules,
): { readonly reading?: Reading; readonly note?: { readonly note?: string } } => {
  if (texts.length === 0) return {};
  const numbers = rules.readsNumbers ? findNumberStyle(name, texts, rules) : undefined;
  if (numbers?.style !== undefined) {
    const { style: written, unit, note } = numbers;
    const ofUnit = unit === undefined ? {} : { unit };
    const parse = (text: string) => parseStyled(text, written);
    return { reading: { parse, column: (values) => ({ name, kind: "number", values, written, ...ofUnit, note }) } };
  }
  const { dateOrder } = rules;
  if (texts.every((text) => !Number.isNaN(parseDate(text, dateOrder)))) {
    const note = dateOrder === undefined ? dateNote(texts) : undefined;
    const more = {
      ...(dateOrder === undefined ? {} : { written: dateOrder }),
      ...(note === undefined ? {} : { note }),
    };
    const parse = (text: string) => parseDate(text, dateOrder);
    return { reading: { parse, column: (values) => ({ name, kind: "date", values, ...more }) } };
  }
  const dates = dateOrder === undefined ? findDateOrder(name, texts) : undefined;
  if (dates?.order !== undefined) {
    const { order: written, note } = dates;
    const parse = (text: string) => parseDate(text, written);
    return { reading: { parse, column: (values) => ({ name, kind: "date", values, written, note }) } };
  }
  const note = numbers?.note ?? dates?.note;
  return note === undefined ? {} : { note: { note } };
};

/** The column of a kind that texts are. */
export const columnOfKind = (
  name: string,
  kind: ColumnKind,
  texts: readonly (string | undefined)[],
  rules: Rules,
  refuse: Refuse,
): Column => {
  const present = texts.map((text) => (text === undefined || rules.missing.has(text) ? undefined : text));
  const filled = present.filter((text) => text !== undefined);
  const parsed =
    (parse: (text: string) => number, missing: number, expected: string) => (text: string | undefined, row: number) => {
      if (text === undefined) return missing;
      const value = parse(text);
      return Number.isNaN(value) ? refuse(row, expected, quoted(text)) : value;
    };
  switch (kind) {
    case "number": {
      const { parse, ...found } = numbersByKind(name, present, rules, refuse);
      return { name, kind, values: Float64Array.from(present, parsed(parse, Number.NaN, "a number")), ...found };
    }
    case "date": {
      const { dateOrder } = rules;
      const areDates = filled.every((text) => !Number.isNaN(parseDate(text, dateOrder)));
      const found = areDates || dateOrder !== undefined ? undefined : findDateOrder(name, filled);
      const order = dateOrder ?? found?.order;
      const expected =
        found === undefined
          ? "a date such as 2024-03-31"
          : "a date whose day and month are told apart by the option dates";
      const values = Float64Array.from(
        present,
        parsed((text) => parseDate(text, order), Number.NaN, expected),
      );
      const note = found?.order === undefined ? {} : { note: found.note };
      return { name, kind, values, ...(order === undefined ? {} : { written: order }), ...note };
    }
    case "boolean":
      return { name, kind, values: Int8Array.from(present, parsed(parseBoolean, -1, "true, false, yes, no, 1 or 0")) };
    case "category":
      return categoryColumn(name, dictionaryOf(present));
    case "text":
      return { name, kind, values: present };
  }
};

const TRUE = /^true$/i;

const isTrueOrFalse = (text: string): boolean => /^(?:true|false)$/i.test(text);

const parseBoolean = (text: string): number => {
  if (/^(?:true|yes|1)$/i.test(text)) return 1;
  return /^(?:false|no|0)$/i.test(text) ? 0 : Number.NaN;
};

/** The missing texts have the code −1, and are none of the different texts. */
const withoutMissing = ({ codes, texts }: Dictionary, { missing }: Rules): Dictionary => {
  if (!texts.some((text) => missing.has(text))) return { codes, texts };
  const kept = texts.filter((text) => !missing.has(text));
  const places = new Map(kept.map((text, place) => [text, place]));
  const newCodes = texts.map((text) => places.get(text) ?? -1);
  return { codes: codes.map((code) => (code < 0 ? -1 : newCodes[code]!)), texts: kept };
};

/** Categories in ascending order, so that they do not depend on the order of the rows. */
export const categoryColumn = (name: string, { codes, texts }: Dictionary): CategoryColumn => {
  const order = texts.map((_, place) => place).sort((left, right) => (texts[left]! < texts[right]! ? -1 : 1));
  const newCodes = new Int32Array(texts.length);
  order.forEach((place, i) => {
    newCodes[place] = i;
  });
  return {
    name,
    kind: "category",
    codes: codes.map((code) => (code < 0 ? -1 : newCodes[code]!)),
    categories: order.map((place) => texts[place]!),
  };
};
