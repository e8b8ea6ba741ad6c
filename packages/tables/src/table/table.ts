import type { NumberStyle } from "../kinds/number-style.js";
import type { DateOrder } from "../kinds/parse-date.js";

/** What all columns have. */
export interface AnyColumn {
  readonly name: string;
  /** What was decided by looking at how values are written, or could not be: the end of a sentence that begins with the name. */
  readonly note?: string;
}

/** A column of numbers. */
export interface NumberColumn extends AnyColumn {
  readonly kind: "number";
  /** NaN where a value is missing. */
  readonly values: Float64Array;
  /** How they were written, if it was not as 1234.5. */
  readonly written?: NumberStyle;
  /** % or the currency behind or before each of them, if they had one: 37% is the number 37. */
  readonly unit?: string;
}

/** A column of few different texts. */
export interface CategoryColumn extends AnyColumn {
  readonly kind: "category";
  /** Places in `categories`; −1 where a value is missing. */
  readonly codes: Int32Array;
  /** The different texts, in ascending order of their UTF-16 code units. */
  readonly categories: readonly string[];
}

/** A column of true and false. */
export interface BooleanColumn extends AnyColumn {
  readonly kind: "boolean";
  /** 1 for true, 0 for false, −1 where a value is missing. */
  readonly values: Int8Array;
}

/** A column of moments. */
export interface DateColumn extends AnyColumn {
  readonly kind: "date";
  /** Milliseconds since the beginning of 1970 in UTC, as `Date` has them; NaN where a value is missing. */
  readonly values: Float64Array;
  /** In which order, if they were written as 3/31/2024. */
  readonly written?: DateOrder;
}

/** A column of many different texts. */
export interface TextColumn extends AnyColumn {
  readonly kind: "text";
  /** undefined where a value is missing. */
  readonly values: readonly (string | undefined)[];
}

/** The columns by kind. */
export interface ColumnOfKind {
  number: NumberColumn;
  category: CategoryColumn;
  boolean: BooleanColumn;
  date: DateColumn;
  text: TextColumn;
}

/** What a column holds. */
export type ColumnKind = keyof ColumnOfKind;

/** A column, whose kind says what else it has. */
export type Column = ColumnOfKind[ColumnKind];

/** Columns of the same length, each of one kind. */
export interface Table {
  /** What the table is called in messages, such as the name of its file. */
  readonly name: string;
  /** How many rows there are. */
  readonly rows: number;
  readonly columns: readonly Column[];
}
