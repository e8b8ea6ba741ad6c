import { ArgumentError, expectArgument, expectOptions } from "@gd/tensor";
import { columnOfValues, numbersOf } from "../kinds/column-of-values.js";
import type { Refuse } from "../kinds/refuse.js";
import { understood } from "../kinds/understood.js";
import { TABLE_OPTIONS, type TableOptions, tableOptions, type WholeTableOptions } from "../source/table-options.js";
import { expectColumnNames } from "./expect-names.js";
import type { Column, Table } from "./table.js";
import { TableError } from "./table-error.js";

/**
 * The table of rows that are objects by the names of columns. A value is a number, a text, true, false or a `Date`; one that
 * is null, undefined, NaN or not there is missing. The kinds of columns are found as `readCsv` finds them, but numbers in
 * texts stay texts.
 *
 * Throws  TableError when a value is none of these, or does not fit the kind that `columns` gives its column
 */
export const tableOf = (rows: readonly Readonly<Record<string, unknown>>[], options: TableOptions = {}): Table => {
  const whole = tableOptions("tableOf", expectOptions("tableOf", options, TABLE_OPTIONS));
  expectArgument(Array.isArray(rows), { place: "tableOf(rows)", expected: "a list of rows", received: rows });
  const columns = new GrowingColumns(Number.POSITIVE_INFINITY, whole.name);
  rows.forEach((row, i) => {
    if (columns.add(row)) return;
    throw new ArgumentError({ place: `tableOf(rows[${i}])`, expected: "a row, as an object", received: row });
  });
  return tableOfColumns(columns, whole, (row) => ({ row: row + 1 }));
};

/** Columns of values that come row by row. */
export class GrowingColumns {
  readonly values = new Map<string, unknown[]>();
  rows = 0;
  readonly #maximum: number;
  readonly #table: string;

  constructor(maximum: number, table: string) {
    this.#maximum = maximum;
    this.#table = table;
  }

  /** Adds a row. Returns whether it is an object. */
  add(row: unknown): boolean {
    if (Object.prototype.toString.call(row) !== "[object Object]") return false;
    for (const name of Object.keys(row as object)) {
      const values = this.values.get(name) ?? this.#begin(name);
      // Rows before had no such member.
      while (values.length < this.rows) values.push(undefined);
      values.push(Reflect.get(row as object, name));
    }
    this.rows++;
    return true;
  }

  #begin(name: string): unknown[] {
    if (this.values.size >= this.#maximum) {
      const advice = "Raise maximumColumns if you trust the file.";
      const expected = `at most ${this.#maximum} columns`;
      throw new TableError({ reason: "too-large", table: this.#table, expected, received: "more", advice });
    }
    const values: unknown[] = [];
    this.values.set(name, values);
    return values;
  }
}

/** Columns of values that have all come. */
export interface ValueColumns {
  readonly values: ReadonlyMap<string, unknown[]>;
  readonly rows: number;
  /** The columns whose numbers are moments in milliseconds. Default: none. */
  readonly dates?: ReadonlySet<string>;
}

const CORRECT = 'Correct it, or leave the column out with columns: { …: "omit" }.';

/** The table of columns that have come. */
export const tableOfColumns = (
  { values, rows, dates }: ValueColumns,
  options: WholeTableOptions,
  placeOf: (row: number) => { readonly row: number; readonly line?: number },
): Table => {
  const { name: table } = options;
  expectColumnNames(options, [...values.keys()]);
  const columns = [...values].flatMap(([name, list]): readonly Column[] => {
    const choice = options.columns.get(name);
    if (choice === "omit") return [];
    // Texts in objects are texts: whoever means numbers writes them without quotes.
    const { kind, rules } = understood(choice, { ...options, decimal: ".", decimalBy: "nothing", readsNumbers: false });
    while (list.length < rows) list.push(undefined);
    const refuse: Refuse = (row, expected, received, advice = CORRECT) => {
      throw new TableError({ reason: "type", table, ...placeOf(row), column: name, expected, received, advice });
    };
    const isDate = dates?.has(name) === true;
    if (isDate && (kind === undefined || kind === "date"))
      return [{ name, kind: "date", values: numbersOf(list as number[]) }];
    const plain = isDate ? list.map((moment) => (moment === undefined ? moment : new Date(moment as number))) : list;
    return [columnOfValues(name, plain, rules, kind, refuse)];
  });
  return { name: table, rows, columns };
};
