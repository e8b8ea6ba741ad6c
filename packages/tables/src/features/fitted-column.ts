import type { ColumnFeatures } from "./features.js";

/** What is learned of a column: what it becomes, unless it is left out, and what is to be said of it. */
export interface FittedColumn {
  readonly features?: ColumnFeatures;
  /** Goes on behind the name of the column. */
  readonly note?: string;
}
