/**
 * Tables from CSV, JSON lines and Parquet, features learned on training rows, and splits of rows.
 *
 * @module @gd/tables
 */

export { type CsvOptions, readCsv } from "./csv/read-csv.js";
export { type ApplyOptions, applyFeatures } from "./features/apply-features.js";
export { columnKinds } from "./features/column-kinds.js";
export type { RowObject } from "./features/column-of-rows.js";
export type { DatePart } from "./features/date-parts.js";
export type {
  BooleanChoice,
  CategoryChoice,
  DateChoice,
  FeatureChoice,
  NumberChoice,
  TextChoice,
} from "./features/feature-choice.js";
export { featureNames } from "./features/feature-names.js";
export type {
  BooleanFeatures,
  ColumnFeatures,
  DateFeatures,
  Features,
  NumberFeatures,
  OneHotFeatures,
  OrdinalFeatures,
  Scaling,
  TextFeatures,
} from "./features/features.js";
export { featuresOfRows } from "./features/features-of-rows.js";
export { type FeatureOptions, fitFeatures } from "./features/fit-features.js";
export { parseFeatures } from "./features/parse-features.js";
export { readJsonLines } from "./json/read-json-lines.js";
export type { NumberStyle, WrittenStyle } from "./kinds/number-style.js";
export type { DateOrder } from "./kinds/parse-date.js";
export { openParquet, type ParquetFile, type ReadGroupOptions } from "./parquet/open-parquet.js";
export { readParquet } from "./parquet/read-parquet.js";
export { type ReadTableOptions, readTable, type TableFormat } from "./read-table.js";
export { defaultMissing } from "./source/default-missing.js";
export type { ColumnChoice, FileOptions, TableOptions } from "./source/table-options.js";
export type { BlobLike, BlobSlice, ReadableStreamLike, StreamReader, TableSource } from "./source/table-source.js";
export { type DividedRows, type DivideOptions, divideRows } from "./splits/divide-rows.js";
export { type Fold, type FoldOptions, kFold } from "./splits/k-fold.js";
export { type RepeatedOptions, repeatedRows } from "./splits/repeated-rows.js";
export { type RowSplit, type SplitOptions, splitRows } from "./splits/split-rows.js";
export { splitRowsByTime, type TimeSplitOptions } from "./splits/split-rows-by-time.js";
export { columnOf } from "./table/column-of.js";
export { type ColumnDescription, describeTable } from "./table/describe-table.js";
export type { Rows } from "./table/expect-rows.js";
export { rowsWith } from "./table/rows-with.js";
export type {
  AnyColumn,
  BooleanColumn,
  CategoryColumn,
  Column,
  ColumnKind,
  ColumnOfKind,
  DateColumn,
  NumberColumn,
  Table,
  TextColumn,
} from "./table/table.js";
export { TableError, type TableErrorReason, type TableMismatch, type TablePlace } from "./table/table-error.js";
export { tableOf } from "./table/table-of.js";
export { type ApplyTargetOptions, applyTarget } from "./targets/apply-target.js";
export { fitTarget, type TargetOptions } from "./targets/fit-target.js";
export { invertTarget } from "./targets/invert-target.js";
export { parseTarget } from "./targets/parse-target.js";
export type { ClassTarget, NumberTarget, Target } from "./targets/target.js";
