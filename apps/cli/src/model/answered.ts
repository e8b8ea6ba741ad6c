import type { ModelAnswer } from "@gd/models";
import type { CsvRecord } from "../table/csv-records.js";

/** Rows or images with the answers of a model. */
export interface Answered {
  readonly answers: readonly ModelAnswer[];
  /** What was asked about, as lines of CSV: names first, and then a line for each answer. */
  readonly records: AsyncIterable<CsvRecord> | Iterable<CsvRecord>;
  readonly separator: string;
  /** The decimal mark of the numbers in them. */
  readonly decimal: "." | ",";
}
