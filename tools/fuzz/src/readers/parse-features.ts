import {
  applyFeatures,
  type Features,
  featureNames,
  fitFeatures,
  parseFeatures,
  TableError,
  tableOf,
} from "@gd/tables";
import type { Reader } from "../reader.ts";
import { changedJson } from "./changed-json.ts";

const table = tableOf(
  Array.from({ length: 12 }, (_, i) => ({
    size: i % 5 === 0 ? null : i * i,
    color: ["red", "blue", "green"][i % 3],
    isNew: i % 2 === 0,
    day: new Date(i * 1e9),
    note: `row ${i} of the table`,
  })),
);
const choices = [
  {},
  { size: { log: true, scale: "robust" as const }, color: { encode: "ordinal" as const }, note: { buckets: 8 } },
];

/** What is no JSON at all never reaches the function. */
class NoJson extends Error {
  readonly reason = "no-json";
}

export const parseFeaturesReader: Reader = {
  name: "parseFeatures",
  examples: choices.map((columns) => new TextEncoder().encode(JSON.stringify(fitFeatures(table, { columns })))),
  changes: [(file, random) => new TextEncoder().encode(changedJson(new TextDecoder().decode(file), random))],
  read(file) {
    const features = parseFeatures(parsed(new TextDecoder().decode(file)));
    const names = featureNames(features);
    const row = Object.fromEntries(features.columns.map(({ column }) => [column, null]));
    for (const data of [table, [row]]) expectRight(features, data, names.length);
  },
  errors: [TableError, NoJson],
};

const expectRight = (features: Features, data: Parameters<typeof applyFeatures>[1], width: number): void => {
  const { shape, data: elements } = applyFeatures(features, data, { dtype: "float64" });
  if (shape[1] !== width) throw new Error(`${width} names are of ${shape[1]} features`);
  if (!elements.every(Number.isFinite)) throw new Error("a feature is not finite");
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new NoJson("there is no JSON", { cause });
  }
};
