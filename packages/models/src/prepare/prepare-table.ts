import { type Dataset, dataset } from "@gd/data";
import {
  applyFeatures,
  applyTarget,
  type ClassTarget,
  columnOf,
  type DividedRows,
  divideRows,
  type FeatureChoice,
  type Features,
  fitFeatures,
  fitTarget,
  rowsWith,
  type Table,
  type Target,
} from "@gd/tables";
import { expectArgument, expectNumber, expectOneOf, expectOptions, expectString } from "@gd/tensor";

/** Options of `prepareTable`. */
export interface PrepareOptions<Kind extends Target["kind"] = Target["kind"]> {
  /** The column to predict. Rows without a value of it are left out. */
  readonly target: string;
  /** Whether it is one of some classes or a number. Default: a number if the column has numbers, and else one of some classes. */
  readonly kind?: Kind;
  /** The share of the rows that is held out. Default: 0.2. */
  readonly test?: number;
  /** The share of the other rows to validate with. Default: 0, and there is no dataset for it. */
  readonly validation?: number;
  /** A column of dates or numbers: the latest rows are held out. Default: rows are divided at random. */
  readonly time?: string;
  /** A column whose equal values stay together when rows are divided, such as a patient. Default: none. */
  readonly group?: string;
  /** How some columns become features, by their names, as for `fitFeatures`. Default: as their kinds and values suggest. */
  readonly columns?: Readonly<Record<string, FeatureChoice>>;
  /** The seed of the division. Default: 0. */
  readonly seed?: number | string;
}

/** A table that is ready to be trained with. */
export interface PreparedTable<Kind extends Target["kind"] = Target["kind"]> {
  /** To train with. Features and target are learned of these rows alone. */
  readonly training: TableDataset<Kind>;
  /** To tell when to stop; undefined where it has no share. */
  readonly validation: TableDataset<Kind> | undefined;
  /** To look at once, at the end. */
  readonly test: TableDataset<Kind>;
  readonly features: Features;
  readonly target: Extract<Target, { readonly kind: Kind }>;
  /** The rows of the three in the table. */
  readonly rows: DividedRows;
}

/** Labels for classes, a column of standardized numbers else. */
export type TableDataset<Kind extends Target["kind"]> = Dataset<
  readonly [number],
  Kind extends "class" ? readonly [] : readonly [1]
>;

/**
 * Makes a table ready to be trained with: divides its rows, learns features and the target of those of the training alone, and
 * makes datasets. Classes have the same share of all parts, unless `time` or `group` divides the rows.
 *
 * ```ts
 * const { training, test, features, target } = prepareTable(table, { target: "species", kind: "class" });
 * ```
 *
 * Throws  TableError where no features are left, a class has no row to train with, or a part has no rows
 */
export const prepareTable = <Kind extends Target["kind"] = Target["kind"]>(
  table: Table,
  options: PrepareOptions<Kind>,
): PreparedTable<Kind> => {
  const place = "prepareTable";
  const {
    target: name,
    kind,
    test = 0.2,
    validation = 0,
    time,
    group,
    columns = {},
    seed = 0,
  } = expectOptions(place, options, OPTIONS);
  expectString(`${place}(target)`, name);
  if (kind !== undefined) expectOneOf(`${place}(kind)`, kind, ["class", "number"]);
  for (const [share, value] of Object.entries({ test, validation })) {
    expectNumber(`${place}(${share})`, value, { from: 0, below: 1 });
  }
  if (time !== undefined) expectString(`${place}(time)`, time);
  if (group !== undefined) expectString(`${place}(group)`, group);
  expectArgument(time === undefined || group === undefined, {
    place: `${place}(group)`,
    expected: "no group beside time",
    received: group,
    advice: "Choose one of them.",
  });
  if (typeof seed !== "string") expectNumber(`${place}(seed)`, seed);

  const column = columnOf(table, name);
  const isClass = (kind ?? (column.kind === "number" ? "number" : "class")) === "class";
  const stratify = isClass && time === undefined && group === undefined ? name : undefined;
  const rows = divideRows(table, { rows: rowsWith(table, name), test, validation, time, group, stratify, seed });
  const { training: trained, validation: validated, test: held } = rows;
  const ignored = group === undefined ? [name] : [name, group];
  const features = fitFeatures(table, { rows: trained, target: ignored, columns });
  const target = fitTarget(table, name, { rows: trained, ...(kind === undefined ? {} : { kind }) });
  const dataOf = (rows: Uint32Array) =>
    dataset(
      applyFeatures(features, table, { rows }),
      // One of two shapes, by the kind of the target, which is what the type of the result says.
      applyTarget(target as ClassTarget, table, { rows }),
    ) as Dataset as TableDataset<Kind>;
  return {
    training: dataOf(trained),
    validation: validated.length === 0 ? undefined : dataOf(validated),
    test: dataOf(held),
    features,
    target: target as PreparedTable<Kind>["target"],
    rows,
  };
};

const OPTIONS = ["target", "kind", "test", "validation", "time", "group", "columns", "seed"] as const;
