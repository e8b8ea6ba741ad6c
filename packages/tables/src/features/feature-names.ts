import type { ColumnFeatures, Features } from "./features.js";
import { expectFeatures } from "./parse-features.js";

/** The names of the features, in their order: `island = Dream`, `age`, `age is missing`, `date: month`. */
export const featureNames = (features: Features): readonly string[] => {
  expectFeatures("featureNames(features)", features);
  return features.columns.flatMap(namesOf);
};

/** The names of the features of a column. */
const namesOf = (features: ColumnFeatures): readonly string[] => {
  const { column, kind } = features;
  if (kind === "text") return Array.from({ length: features.buckets }, (_, i) => `${column}: words ${i}`);
  return [...ownNames(features), ...(features.marker ? [`${column} is missing`] : [])];
};

const ownNames = (features: Exclude<ColumnFeatures, { kind: "text" }>): readonly string[] => {
  const { column, kind } = features;
  switch (kind) {
    case "oneHot":
      return [...features.categories.map((category) => `${column} = ${category}`), `${column} is another`];
    case "date":
      return features.parts.map(({ part }) => `${column}: ${part}`);
    default:
      return [column];
  }
};

/** How many features a column becomes. */
export const widthOf = (features: ColumnFeatures): number => {
  switch (features.kind) {
    case "text":
      return features.buckets;
    case "oneHot":
      return features.categories.length + 1 + Number(features.marker);
    case "date":
      return features.parts.length + Number(features.marker);
    default:
      return 1 + Number(features.marker);
  }
};
