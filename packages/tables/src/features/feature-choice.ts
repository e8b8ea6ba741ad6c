import {
  ArgumentError,
  expectArgument,
  expectBoolean,
  expectNumber,
  expectOneOf,
  expectOptions,
  expectSize,
  expectStrings,
} from "@gd/tensor";
import type { ColumnKind } from "../table/table.js";
import { DATE_PARTS, type DatePart } from "./date-parts.js";

/** How a column of numbers is to become features. */
export interface NumberChoice {
  /** What stands for a missing number: that of the training rows, or one that is given. Default: "median". */
  readonly impute?: "mean" | "median" | "mostFrequent" | number;
  /** Whether a feature says where a number is missing. Default: if one is missing in the training rows. */
  readonly marker?: boolean;
  /**
   * How the numbers are scaled: to mean 0 and deviation 1; from 0 to 1; to median 0 and 1 between the quartiles; or not at all.
   * Default: "standardize".
   */
  readonly scale?: "standardize" | "minMax" | "robust" | "none";
  /** Whether sign(x) · ln(1 + |x|) is taken first, for numbers of very different magnitudes. Default: false. */
  readonly log?: boolean;
}

/** How true and false are to become features. */
export interface BooleanChoice {
  /** Whether a feature says where a value is missing. Default: if one is missing in the training rows. */
  readonly marker?: boolean;
}

/** How categories are to become features. */
export interface CategoryChoice {
  /** Whether there is a feature for each category, or one for all, the place of the category. Default: "oneHot". */
  readonly encode?: "oneHot" | "ordinal";
  /** The categories, for "ordinal" in their order. Default: those of the training rows in ascending order. */
  readonly categories?: readonly string[];
  /** How often a category must come to have a feature of its own; others share the one of unseen categories. Default: 2. */
  readonly minimumCount?: number;
  /** How many categories have features of their own, the most frequent. Default: 100. */
  readonly maximumCategories?: number;
  /** Whether a feature says where a value is missing. Default: if one is missing in the training rows. */
  readonly marker?: boolean;
}

/** How moments are to become features. */
export interface DateChoice {
  /** Which parts become features. Default: time, month, weekday and hour, without those that never vary. */
  readonly parts?: readonly DatePart[];
  /** Whether a feature says where a date is missing. Default: if one is missing in the training rows. */
  readonly marker?: boolean;
}

/** How texts are to become features. */
export interface TextChoice {
  /** How many features there are; a word counts in the one that its hash says. Default: 256. */
  readonly buckets?: number;
}

/** How a column is to become features, which depends on its kind, or `"omit"` if it is not to. */
export type FeatureChoice = "omit" | NumberChoice | BooleanChoice | CategoryChoice | DateChoice | TextChoice;

/** The choices by kind. */
export interface ChoiceOf {
  number: NumberChoice;
  boolean: BooleanChoice;
  category: CategoryChoice;
  date: DateChoice;
  text: TextChoice;
}

const checks: { readonly [Kind in ColumnKind]: (place: string, choice: ChoiceOf[Kind]) => void } = {
  number(place, choice) {
    const { impute, scale, log } = expectOptions(place, choice, ["impute", "marker", "scale", "log"]);
    const given = ["mean", "median", "mostFrequent"] as const;
    if (typeof impute === "number") expectNumber(`${place}(impute)`, impute);
    else if (impute !== undefined) expectOneOf(`${place}(impute)`, impute, given);
    if (scale !== undefined) expectOneOf(`${place}(scale)`, scale, ["standardize", "minMax", "robust", "none"]);
    if (log !== undefined) expectBoolean(`${place}(log)`, log);
  },
  boolean(place, choice) {
    expectOptions(place, choice, ["marker"]);
  },
  category(place, choice) {
    const names = ["encode", "categories", "minimumCount", "maximumCategories", "marker"] as const;
    const { encode, categories, minimumCount, maximumCategories } = expectOptions(place, choice, names);
    if (encode !== undefined) expectOneOf(`${place}(encode)`, encode, ["oneHot", "ordinal"]);
    if (minimumCount !== undefined) expectSize(`${place}(minimumCount)`, minimumCount);
    if (maximumCategories !== undefined) expectSize(`${place}(maximumCategories)`, maximumCategories);
    if (categories === undefined) return;
    expectStrings(`${place}(categories)`, categories);
    expectArgument(categories.length > 0 && new Set(categories).size === categories.length, {
      place: `${place}(categories)`,
      expected: "different categories",
      received: categories,
    });
  },
  date(place, choice) {
    const { parts } = expectOptions(place, choice, ["parts", "marker"]);
    if (parts === undefined) return;
    expectStrings(`${place}(parts)`, parts);
    for (const part of parts) expectOneOf(`${place}(parts)`, part, DATE_PARTS);
    expectArgument(parts.length > 0 && new Set(parts).size === parts.length, {
      place: `${place}(parts)`,
      expected: "different parts",
      received: parts,
    });
  },
  text(place, choice) {
    const { buckets } = expectOptions(place, choice, ["buckets"]);
    if (buckets !== undefined) expectNumber(`${place}(buckets)`, buckets, { from: 1, to: 65_536, whole: true });
  },
};

/** The choice for a column of a kind. Throws an ArgumentError unless it makes sense. */
export const expectChoice = <Kind extends ColumnKind>(place: string, kind: Kind, choice: unknown): ChoiceOf[Kind] => {
  if (typeof choice === "string") {
    throw new ArgumentError({ place, expected: `"omit", or an object with choices for a ${kind}`, received: choice });
  }
  checks[kind](place, choice as ChoiceOf[Kind]);
  const { marker } = choice as { marker?: unknown };
  if (marker !== undefined) expectBoolean(`${place}(marker)`, marker);
  return choice as ChoiceOf[Kind];
};
