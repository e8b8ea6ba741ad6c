import { decodeUtf8 } from "@gd/tensor";
import type { Cells } from "../csv/cells.js";
import { isCode, parseNumber } from "./parse-number.js";
import type { Rules } from "./rules.js";

/** The numbers of cells, or the row of the first that is neither a number nor missing. */
export const numbersOfCells = (
  { pages, length }: Cells,
  { missing, missingNumbers, decimal }: Rules,
  allowCodes: boolean,
): Float64Array | number => {
  const values = new Float64Array(length);
  const decimalByte = decimal.charCodeAt(0);
  const longest = Math.max(...Array.from(missing, (marker) => marker.length), 0);
  const hasMissingNumbers = missingNumbers.size > 0;
  let row = 0;
  for (const { bytes, ends } of pages) {
    let from = 0;
    for (let i = 0; i < ends.length; i++) {
      const to = ends[i]!;
      const value = parseNumber(bytes, from, to, decimalByte);
      if (Number.isNaN(value)) {
        const text = to - from > longest * 4 ? undefined : decodeUtf8(bytes.subarray(from, to));
        if (text === undefined || !missing.has(text)) return row;
      } else if (!allowCodes && isCode(bytes, from, to)) return row;
      values[row++] = hasMissingNumbers && missingNumbers.has(value) ? Number.NaN : value;
      from = to;
    }
  }
  return values;
};
