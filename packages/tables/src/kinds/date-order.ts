import { quoted } from "../table/table-error.js";
import { type DateOrder, parseDate } from "./parse-date.js";

const ORDERS = ["day/month/year", "month/day/year"] as const satisfies readonly DateOrder[];

/** The order of dates, as far as looking at all of them says. */
export interface FoundOrder {
  /** undefined if nothing says which number is the day: the texts stay what they are. */
  readonly order?: DateOrder;
  /** Completes a sentence about the column. */
  readonly note: string;
}

/**
 * In which order the numbers of texts are that are all dates such as 3/31/2024, one of which has another day than month;
 * undefined if they are none.
 */
export const findDateOrder = (name: string, texts: readonly string[]): FoundOrder | undefined => {
  const fitting = ORDERS.filter(
    (order) => texts.length > 0 && texts.every((text) => !Number.isNaN(parseDate(text, order))),
  );
  const [order] = fitting;
  if (order === undefined) return hasShortYears(texts) ? { note: SHORT_YEARS } : undefined;
  const inShort = (text: string, as: DateOrder): string => new Date(parseDate(text, as)).toISOString().slice(0, 10);
  const differs = (text: string): boolean => parseDate(text, ORDERS[0]) !== parseDate(text, ORDERS[1]);
  const example = texts.find(differs) ?? texts[0]!;
  if (fitting.length === 1) {
    return { order, note: `has dates in the order ${order}: ${example} is ${inShort(example, order)}.` };
  }
  const choices = `columns: { ${quoted(name)}: "${ORDERS[0]}" } or "${ORDERS[1]}"`;
  const [one, two] = ORDERS.map((as) => inShort(example, as));
  return { note: `has ${example} and the like, which may be ${one} or ${two}: say which with ${choices}.` };
};

const SHORT = /^\d\d?([/.-])\d\d?\1\d\d$/;
const SHORT_YEARS = "looks like dates with years of two digits, which are not read: write years with four digits.";

const hasShortYears = (texts: readonly string[]): boolean =>
  texts.length > 0 && texts.every((text) => SHORT.test(text));

/** What to say of dates with points, which have the day first, and of those such as 3/3/2024, which leave it open. */
export const dateNote = (texts: readonly string[]): string | undefined => {
  const dotted = texts.find((text) => /^\d\d?\.\d\d?\.\d{4}/.test(text));
  if (dotted !== undefined) {
    const date = new Date(parseDate(dotted)).toISOString().slice(0, 10);
    return `has dates in the order day.month.year: ${dotted} is ${date}.`;
  }
  const slashed = texts.find((text) => /^\d\d?\//.test(text));
  return slashed === undefined
    ? undefined
    : `has dates such as ${slashed}, which do not say whether the day comes first.`;
};
