import type { AsyncBuffer, FileMetaData } from "hyparquet";
import type { ValueColumns } from "../table/table-of.js";

/** What to read of a file. */
export interface ColumnsToRead {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly columns: readonly string[];
  /** The first row, and the first one that is not read any more. */
  readonly rowStart: number;
  readonly rowEnd: number;
}

/** The values of some columns in some rows, with moments as milliseconds, and whole numbers that are too large as texts. */
export const readColumns = async ({ columns, ...options }: ColumnsToRead): Promise<ValueColumns> => {
  const [{ parquetScan }, { compressors }] = await Promise.all([import("hyparquet"), import("hyparquet-compressors")]);
  const moments = momentParsers();
  const { ranges, readColumn } = await parquetScan({
    ...options,
    columns: [...columns],
    compressors,
    parsers: moments.parsers,
  });
  const rows = ranges.reduce((sum, { rowStart, rowEnd }) => sum + rowEnd - rowStart, 0);
  const values = new Map<string, unknown[]>();
  const dates = new Set<string>();
  for (const column of columns) {
    const list: unknown[] = [];
    let hasLarge = false;
    moments.wereParsed = false;
    for (const range of ranges) {
      for (const value of await readColumn({ column, ...range })) {
        const isWhole = typeof value === "bigint";
        const isLarge = isWhole && (value > LARGEST || value < -LARGEST);
        hasLarge ||= isLarge;
        list.push(isLarge ? String(value) : isWhole ? Number(value) : (value ?? undefined));
      }
    }
    if (moments.wereParsed && list.every(isMoment)) dates.add(column);
    values.set(column, hasLarge ? list.map((value) => (typeof value === "number" ? String(value) : value)) : list);
  }
  return { values, rows, dates };
};

const isMoment = (value: unknown): boolean => value === undefined || typeof value === "number";

/** The largest whole number that all numbers up to it keep. */
const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

/** Parsers of moments as milliseconds, as millions of objects take much time, and whether one was called. */
const momentParsers = () => {
  const moments = {
    wereParsed: false,
    parsers: {
      timestampFromMilliseconds: (milliseconds: bigint) => moment(Number(milliseconds)),
      timestampFromMicroseconds: (microseconds: bigint) => moment(Number(microseconds / 1000n)),
      timestampFromNanoseconds: (nanoseconds: bigint) => moment(Number(nanoseconds / 1_000_000n)),
      dateFromDays: (days: number) => moment(days * 86_400_000),
    },
  };
  const moment = (milliseconds: number): number => {
    moments.wereParsed = true;
    return milliseconds;
  };
  return moments;
};
