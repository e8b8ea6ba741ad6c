import type { NumberStyle } from "../kinds/number-style.js";
import type { DateOrder } from "../kinds/parse-date.js";
import type { DatePart } from "./date-parts.js";

/** A change of scale: (x − center) / scale. */
export interface Scaling {
  readonly center: number;
  readonly scale: number;
}

/** How a column of numbers becomes features: one, and another if there is a marker. */
export interface NumberFeatures extends Scaling {
  readonly column: string;
  readonly kind: "number";
  /** How the numbers were written, if it was not as 1234.5. */
  readonly written?: NumberStyle;
  /** % or the currency that they had. */
  readonly unit?: string;
  /** Whether sign(x) · ln(1 + |x|) is taken of a number first. */
  readonly log: boolean;
  /** Stands for a missing value. */
  readonly fill: number;
  /** Whether another feature is 1 where the value is missing, and else 0. */
  readonly marker: boolean;
}

/** How true and false become features: 1 and 0, and another if there is a marker. */
export interface BooleanFeatures {
  readonly column: string;
  readonly kind: "boolean";
  readonly fill: number;
  readonly marker: boolean;
}

/**
 * How categories become features, one for each: 1 for the category of the row, and else 0. Another is 1 for a category that
 * is not among them.
 */
export interface OneHotFeatures {
  readonly column: string;
  readonly kind: "oneHot";
  readonly categories: readonly string[];
  /** Whether another feature is 1 where the value is missing; without one, it is a category that is not among them. */
  readonly marker: boolean;
}

/** How categories in an order become features: their places, scaled, and another if there is a marker. */
export interface OrdinalFeatures extends Scaling {
  readonly column: string;
  readonly kind: "ordinal";
  /** A category that is not among them counts as missing, which is the center. */
  readonly categories: readonly string[];
  readonly marker: boolean;
}

/** How a moment becomes features: parts of it in UTC, each scaled, and another if there is a marker. */
export interface DateFeatures {
  readonly column: string;
  readonly kind: "date";
  /** In which order the dates were written, if it was as 3/31/2024. */
  readonly written?: DateOrder;
  /** A missing one is its center. */
  readonly parts: readonly ({ readonly part: DatePart } & Scaling)[];
  readonly marker: boolean;
}

/**
 * How a text becomes features: ln(1 + the number of its words that have a hash), for each hash. Words are runs of letters and
 * digits, in lower case.
 *
 * Source  Weinberger et al., Feature Hashing for Large Scale Multitask Learning (2009), without signs
 */
export interface TextFeatures {
  readonly column: string;
  readonly kind: "text";
  /** How many different hashes there are. */
  readonly buckets: number;
}

/** How a column becomes features. */
export type ColumnFeatures =
  | NumberFeatures
  | BooleanFeatures
  | OneHotFeatures
  | OrdinalFeatures
  | DateFeatures
  | TextFeatures;

/** How the columns of a table become features, learned on some rows: `applyFeatures` makes them. JSON keeps it. */
export interface Features {
  readonly version: 1;
  /** In the order of the features. */
  readonly columns: readonly ColumnFeatures[];
  /** The columns of the table that become none, such as the target. */
  readonly ignored: readonly string[];
  /** What was decided by looking, as sentences. */
  readonly notes: readonly string[];
}
