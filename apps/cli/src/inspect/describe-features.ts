import type { ColumnFeatures, Features } from "@gd/tables";

/** Of each column: its name, what it holds, and what it becomes. */
export const describeFeatures = ({ columns }: Features): readonly (readonly string[])[] =>
  columns.map((features) => [features.column, KINDS[features.kind], `${becomes(features)}${marker(features)}`]);

const KINDS: Readonly<Record<ColumnFeatures["kind"], string>> = {
  number: "number",
  boolean: "true or false",
  oneHot: "category",
  ordinal: "category",
  date: "date",
  text: "text",
};

const marker = (features: ColumnFeatures): string =>
  "marker" in features && features.marker ? "; 1 where it is missing" : "";

const becomes = (features: ColumnFeatures): string => {
  switch (features.kind) {
    case "number": {
      const { log, fill, center, scale } = features;
      const x = log ? "ln(1 + |x|)" : "x";
      return `(${x} − ${short(center)}) / ${short(scale)}; ${short(fill)} for a missing one`;
    }
    case "boolean":
      return `1 or 0; ${short(features.fill)} for a missing one`;
    case "oneHot":
      return `a 1 for one of ${shortList(features.categories)}, or for any other`;
    case "ordinal":
      return `the place in ${shortList(features.categories)}`;
    case "date":
      return features.parts.map(({ part }) => part).join(", ");
    case "text":
      return `how often each of ${features.buckets} groups of words comes`;
  }
};

const short = (x: number): string => String(Number(x.toPrecision(4)));

const MOST = 6;

const shortList = (names: readonly string[]): string =>
  names.length > MOST ? `${names.slice(0, MOST).join(", ")} … (${names.length})` : names.join(", ");
