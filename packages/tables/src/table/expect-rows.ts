import { ArgumentError, expectArgument, expectAttached } from "@gd/tensor";

/** Numbers of rows, the first of which is 0. */
export type Rows = ArrayLike<number>;

/** The numbers of so many rows. */
export const allRows = (size: number): Uint32Array => {
  // A loop, as Uint32Array.from takes many times as long.
  const rows = new Uint32Array(size);
  for (let row = 0; row < size; row++) rows[row] = row;
  return rows;
};

/** All rows, or those that are given. Throws an ArgumentError that names the first that is none. */
export const expectRows = (place: string, rows: unknown, size: number): Uint32Array => {
  if (rows === undefined) return allRows(size);
  const isList = Array.isArray(rows) || (ArrayBuffer.isView(rows) && "length" in rows);
  expectArgument(isList, { place, expected: "a list of numbers of rows", received: rows });
  expectAttached(place, rows);
  const list = rows as Rows;
  for (let i = 0; i < list.length; i++) {
    const received: unknown = list[i];
    if (Number.isInteger(received) && (received as number) >= 0 && (received as number) < size) continue;
    const expected = size === 0 ? "no rows" : `a whole number from 0 to ${size - 1}`;
    throw new ArgumentError({
      place: `${place.replace(/\)$/, "")}[${i}]${place.endsWith(")") ? ")" : ""}`,
      expected,
      received,
    });
  }
  return Uint32Array.from(list);
};
