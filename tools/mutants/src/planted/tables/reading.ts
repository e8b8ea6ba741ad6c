import type { PlantedFault } from "../planted-fault.ts";

/** Faults of what texts mean, and of how files of tables are read. */
export const reading: readonly PlantedFault[] = [
  {
    file: "kinds/parse-number.ts",
    what: "decimals are multiplied by a power of ten that is rounded",
    find: "digits / POWERS[-exponent]!",
    replace: "digits * 10 ** exponent",
  },
  {
    file: "kinds/parse-number.ts",
    what: "more digits than are exact",
    find: "count > 15",
    replace: "count > 18",
  },
  {
    file: "kinds/parse-number.ts",
    what: "a code such as 007 is a number",
    find: "  if (bytes[start] === ZERO && to - start > 1 && second >= 0 && second <= 9) return true;\n",
    replace: "",
  },
  {
    file: "kinds/parse-number.ts",
    what: "a point is a decimal comma, too",
    find: 'byte === POINT ? "," : ',
    replace: "",
  },
  {
    file: "kinds/numbers-of-cells.ts",
    what: "numbers that stand for missing values are numbers",
    find: "hasMissingNumbers && missingNumbers.has(value) ? Number.NaN : value",
    replace: "value",
  },
  {
    file: "kinds/parse-date.ts",
    what: "the 30th of February is a day of March",
    find: "if (date.getUTCMonth() !== monthNumber - 1 || date.getUTCDate() !== Number(day)) return Number.NaN;",
    replace: "",
  },
  {
    file: "kinds/parse-date.ts",
    what: "time zones west of UTC are east of it",
    find: 'zone.startsWith("-") ? -1 : 1',
    replace: "1",
  },
  {
    file: "kinds/column-of-texts.ts",
    what: "categories are in the order of the rows",
    find: "texts[left]! < texts[right]! ? -1 : 1",
    replace: "left - right",
  },
  {
    file: "kinds/dictionary.ts",
    what: "cells of equal hashes are equal",
    find: "hashes[code] === hash && isSame(entries[code]!, bytes, from, to)",
    replace: "hashes[code] === hash",
  },
  {
    file: "csv/detect-separator.ts",
    what: "separators within quotes count",
    find: "    if (isQuoted) continue;\n",
    replace: "",
  },
  {
    file: "csv/cell-splitter.ts",
    what: "CRLF is two line breaks",
    find: "if (byte === CR || !afterReturn) {",
    replace: "if (byte === CR || byte === LF) {",
  },
  {
    file: "csv/cells.ts",
    what: "a cell that is on two pages loses its beginning",
    find: "  bytes.copyWithin(0, end, length);\n",
    replace: "",
  },
  {
    file: "parquet/read-columns.ts",
    what: "microseconds are taken for milliseconds",
    find: "microseconds / 1000n",
    replace: "microseconds",
  },
  {
    file: "parquet/opened-parquet.ts",
    what: "each group is read from the first row on",
    find: "const rowStart = sum(groups.slice(0, first));",
    replace: "const rowStart = 0;",
  },
];
