/** The texts that stand for a missing value, unless others are given. */
export const defaultMissing: readonly string[] = ["", "NA", "N/A", "n/a", "NaN", "nan", "NULL", "null", "?"];
