import type { DateOrder } from "./parse-date.js";

/** How texts are understood. */
export interface Rules {
  /** The texts that stand for a missing value. */
  readonly missing: ReadonlySet<string>;
  /** The numbers that do, such as −999, however they are written. */
  readonly missingNumbers: ReadonlySet<number>;
  /** The decimal point or comma. */
  readonly decimal: "." | ",";
  /** What says so: an option; numbers with one in the first lines; the separator, which is a comma; or nothing, and it is a guess. */
  readonly decimalBy: "option" | "numbers" | "separator" | "nothing";
  /** Of a column whose style is chosen: the unit of its numbers, and the mark that the rest of the file has, where it has one. */
  readonly chosen?: { readonly unit?: string | undefined; readonly fileDecimal: "." | "," | undefined };
  /** Whether texts with marks between thousands, in percent or in a currency are numbers, as in a file that has texts alone. */
  readonly readsNumbers: boolean;
  /** Which of the numbers of 3/4/2024 is which. */
  readonly dateOrder: DateOrder | undefined;
}

/** Up to how many different texts are categories. */
export const MOST_CATEGORIES = 1000;

/**
 * Whether so many different texts among so many are categories: no more than half as many, or in a small table up to ten
 * of which one comes again.
 */
export const areCategories = (distinct: number, present: number): boolean =>
  distinct <= MOST_CATEGORIES && distinct <= Math.max(present / 2, Math.min(10, present - 1));
