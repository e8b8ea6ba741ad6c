import { dataset } from "@gd/data";
import { weightedTargets } from "@gd/losses";
import {
  applyFeatures,
  applyTarget,
  type Column,
  columnOf,
  divideRows,
  featureNames,
  fitFeatures,
  fitTarget,
  rowsWith,
  type Table,
} from "@gd/tables";
import { fromElements, type Matrix, type Vector } from "@gd/tensor";
import { nearestName } from "../nearest-name.js";
import { UsageError } from "../usage-error.js";
import { networksFor } from "./network.js";
import { type DividedExamples, eachPart, expectEachPart } from "./parts.js";
import type { TrainConfig } from "./train-config.js";
import { pace, type TrainingPlan } from "./training-plan.js";

/** Decides what is to be trained on a table. Throws a TableError or a UsageError where that makes no sense. */
export const planTable = (table: Table, config: TrainConfig): TrainingPlan => {
  if (config.image !== undefined || config.model === "convolutional") {
    throw new UsageError(`${table.name} is a table: --image and --model convolutional are for folders of images`);
  }
  const name = expectTarget(table, config.target);
  const column = columnOf(table, name);
  // Two numbers are two classes, such as 0 and 1.
  const kind = column.kind === "number" && distinct(column) > 2 ? "number" : "class";
  if (config.classWeights !== undefined && kind === "number") {
    throw new UsageError(
      `--class-weights is for classes, and ${name} has numbers: --columns ${name}=category makes classes of them`,
    );
  }
  const known = rowsWith(table, name);
  if (kind === "class") expectRowsOfEachClass(table, name, known);
  const rows = divide(table, known, config, kind === "class" ? name : undefined);
  expectEachPart(table.name, rows);

  const others = [config.group, config.weight].filter((other) => other !== undefined);
  const features = fitFeatures(table, { rows: rows.training, target: [name, ...others] });
  const target = fitTarget(table, name, { rows: rows.training, kind });
  const inputs = eachPart((part) => applyFeatures(features, table, { rows: rows[part] }));
  const targets = eachPart((part) => applyTarget(target, table, { rows: rows[part] }));
  const data = eachPart((part) => {
    const { weight } = config;
    const weights = weight === undefined ? undefined : weightsOf(table, weight, rows[part]);
    const carried = weights === undefined ? targets[part] : weightedTargets(targets[part], weights);
    return dataset(inputs[part], carried as Matrix<number, number>);
  });
  const leftOut = table.rows - known.length;
  const outputs = target.kind === "class" ? target.classes.length : 1;
  const sizes = { inputs: featureNames(features).length, outputs };
  return {
    source: { name: table.name, size: table.rows },
    thing: "row",
    target,
    features,
    rows,
    targets,
    data,
    ...networksFor(sizes, config),
    ...pace(rows.training.length, config),
    notes: [
      ...(config.weight === undefined
        ? []
        : [`"${config.weight}" weighs rows in the training; scores count all alike.`]),
      ...(leftOut === 0 ? [] : [`${leftOut === 1 ? "1 row" : `${leftOut} rows`} without ${name} left out.`]),
      ...features.notes,
    ],
  };
};

/** Divides rows by time or by groups if the configuration says so, else with the same share of each class in all parts. */
const divide = (
  table: Table,
  rows: Uint32Array,
  { test, validation, group, time, seed }: TrainConfig,
  classes: string | undefined,
): DividedExamples => {
  if (group !== undefined && time !== undefined) {
    throw new UsageError("--group and --time are two ways to divide the rows: choose one of them");
  }
  const stratify = group === undefined && time === undefined ? classes : undefined;
  const how = wordsFor(group, time, stratify);
  return { ...divideRows(table, { rows, test, validation, group, time, stratify, seed }), how };
};

const wordsFor = (group: string | undefined, time: string | undefined, stratify: string | undefined): string => {
  if (time !== undefined) return `the latest by ${time}`;
  if (group !== undefined) return `whole groups of ${group}`;
  return stratify === undefined ? "at random" : `stratified by ${stratify}`;
};

const expectTarget = ({ columns }: Table, target: string | undefined): string => {
  const names = columns.map(({ name }) => name);
  const choices = columns.map(({ name, kind }) => [name, kind] as const);
  if (target === undefined) throw new UsageError("--target says which column to predict", choices);
  if (names.includes(target)) return target;
  const nearest = nearestName(target, names);
  const hint = nearest === undefined ? "" : `; did you mean ${nearest}?`;
  throw new UsageError(`--target ${target}: there is no such column${hint}`, choices);
};

/** The weights of rows, which a column has. */
const weightsOf = (table: Table, name: string, rows: Uint32Array): Vector => {
  const column = columnOf(table, name);
  if (column.kind !== "number") {
    throw new UsageError(`--weight ${name}: the column has to have a number in each row, and it is a ${column.kind}`);
  }
  const wrong = rows.find((row) => !(column.values[row]! >= 0 && column.values[row]! < Number.POSITIVE_INFINITY));
  if (wrong === undefined)
    return fromElements(
      Float32Array.from(rows, (row) => column.values[row]!),
      [rows.length],
    );
  throw new UsageError(
    `${table.name}, row ${wrong + 1}, column ${name}: a weight has to be a number ≥ 0, and it is ${column.values[wrong]}`,
  );
};

const distinct = (column: Column): number =>
  column.kind === "category" ? column.categories.length : new Set<unknown>(column.values).size;

/** Each part needs a row of each class, or it would be neither learned nor tested. */
const LEAST_ROWS = 3;

const expectRowsOfEachClass = (table: Table, name: string, rows: Uint32Array): void => {
  const target = fitTarget(table, name, { rows, kind: "class" });
  const { classes } = target;
  const counts = new Uint32Array(classes.length);
  for (const label of applyTarget(target, table, { rows }).data) counts[label]!++;
  const rare = classes.filter((_, label) => counts[label]! < LEAST_ROWS);
  if (rare.length === 0) return;
  const listed = rare.slice(0, 5).join(", ") + (rare.length > 5 ? " …" : "");
  throw new UsageError(
    `${table.name}: each class of ${name} needs ${LEAST_ROWS} rows, and there are fewer of ${listed}: leave such rows out, ` +
      `join classes, or choose another target`,
  );
};
