import { expectOptions, expectStrings } from "@gd/tensor";
import { columnFinder } from "../table/column-of.js";
import { expectRows, type Rows } from "../table/expect-rows.js";
import { expectTable } from "../table/expect-table.js";
import type { Column, Table } from "../table/table.js";

/** Options of `repeatedRows`. */
export interface RepeatedOptions {
  /** The columns that are compared: those of features and the target, for example. Default: all. */
  readonly columns?: readonly string[];
}

/**
 * Those of some rows that also stand among others, with the same value in each column: rows to test with that have been trained
 * with say little. A missing value is the same as another.
 *
 *   const { training, test } = divideRows(table);
 *   const known = repeatedRows(table, test, training);
 *
 * Throws  TableError when there is no such column
 */
export const repeatedRows = (table: Table, rows: Rows, among: Rows, options: RepeatedOptions = {}): Uint32Array => {
  const place = "repeatedRows";
  expectTable(`${place}(table)`, table);
  const { columns: names } = expectOptions(place, options, ["columns"]);
  if (names !== undefined) expectStrings(`${place}(columns)`, names);
  const columns = names === undefined ? table.columns : names.map(columnFinder(table));
  const looked = expectRows(`${place}(rows)`, rows ?? null, table.rows);
  const known = expectRows(`${place}(among)`, among ?? null, table.rows);
  const keys = columns.map(keysFor);
  const hashes = hashesOf(columns, table.rows);

  // Open addressing, at most half full.
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * known.length + 2))).fill(-1);
  const mask = slots.length - 1;
  const isSame = (one: number, other: number): boolean =>
    hashes[one] === hashes[other] && keys.every((key) => isSameValue(key[one], key[other]));
  /** Where a row is that is the same, or where there is room for it. */
  const slotOf = (row: number): number => {
    let slot = hashes[row]! & mask;
    while (slots[slot]! >= 0 && !isSame(slots[slot]!, row)) slot = (slot + 1) & mask;
    return slot;
  };
  for (const row of known) slots[slotOf(row)] = row;
  return looked.filter((row) => slots[slotOf(row)]! >= 0);
};

/** Of each row, a number or a text that is the same where the value is, and another where it is another. */
type Keys = ArrayLike<number | string | undefined>;

const keysFor = (column: Column): Keys => (column.kind === "category" ? column.codes : column.values);

/** NaN is a missing value, and 0 is −0. */
const isSameValue = (one: Keys[number], other: Keys[number]): boolean =>
  one === other || (Number.isNaN(one) && Number.isNaN(other));

/** A hash of each row, after Fowler, Noll & Vo's FNV-1a of words. */
const hashesOf = (columns: readonly Column[], rows: number): Int32Array => {
  const hashes = new Int32Array(rows).fill(FNV_OFFSET);
  for (const column of columns) {
    if (column.kind === "number" || column.kind === "date") addNumbers(hashes, column.values);
    else if (column.kind === "text") addTexts(hashes, column.values);
    else addCodes(hashes, column.kind === "category" ? column.codes : column.values);
  }
  return hashes;
};

// A function for each kind of list, as one that has met several takes much longer.
const addNumbers = (hashes: Int32Array, values: Float64Array): void => {
  const words = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  for (let row = 0; row < hashes.length; row++) {
    // Of 0, there are two, and of NaN many.
    const isPlain = values[row]! < 0 || values[row]! > 0;
    const word = isPlain ? words[2 * row]! ^ Math.imul(words[2 * row + 1]!, FNV_PRIME) : values[row] === 0 ? 0 : 1;
    hashes[row] = mixed(hashes[row]!, word);
  }
};

const addCodes = (hashes: Int32Array, codes: Int32Array | Int8Array): void => {
  for (let row = 0; row < hashes.length; row++) hashes[row] = mixed(hashes[row]!, codes[row]!);
};

const addTexts = (hashes: Int32Array, texts: readonly (string | undefined)[]): void => {
  for (let row = 0; row < hashes.length; row++) {
    const text = texts[row] ?? "";
    let word = text.length;
    for (let i = 0; i < text.length; i++) word = Math.imul(word ^ text.charCodeAt(i), FNV_PRIME);
    hashes[row] = mixed(hashes[row]!, word);
  }
};

const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

const mixed = (hash: number, word: number): number => {
  const next = Math.imul(hash ^ word, FNV_PRIME);
  return next ^ (next >>> 15);
};
