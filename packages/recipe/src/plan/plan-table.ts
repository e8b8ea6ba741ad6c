import { dataset } from "@gd/data";
import { weightedTargets } from "@gd/losses";
import {
  applyFeatures,
  applyTarget,
  type Column,
  columnOf,
  featureNames,
  fitFeatures,
  fitTarget,
  repeatedRows,
  rowsWith,
  type Table,
  type Target,
} from "@gd/tables";
import { type Matrix, nearestName } from "@gd/tensor";
import type { RecipeConfig } from "../config.js";
import { RecipeError } from "../recipe-error.js";
import { counted, formatCount } from "./counted.js";
import { dividedRows } from "./divided-rows.js";
import { fileName } from "./file-name.js";
import { networksFor } from "./network.js";
import { type DividedExamples, eachPart, expectEachPart } from "./parts.js";
import { textAt } from "./text-at.js";
import { pace, type TrainingPlan } from "./training-plan.js";
import { weightsOf } from "./weights-of.js";

/** Decides what is to be trained on a table. Throws a TableError or a RecipeError where that makes no sense. */
export const planTable = (table: Table, config: RecipeConfig): TrainingPlan => {
  if (config.image !== undefined || config.model === "convolutional") {
    throw new RecipeError(
      "option",
      `${table.name} is a table: --image and --model convolutional are for folders of images`,
    );
  }
  if (config.skipBroken)
    throw new RecipeError("option", `${table.name} is a table: --skip-broken is for folders of images`);
  const name = expectTarget(table, config);
  for (const option of ["group", "time", "weight"] as const) expectColumn(table, option, config);
  const column = columnOf(table, name);
  // Two numbers are two classes, such as 0 and 1.
  const kind = column.kind === "number" && distinct(column) > 2 ? "number" : "class";
  if (config.classWeights !== undefined && kind === "number") {
    throw new RecipeError(
      "option",
      `--class-weights is for classes, and ${name} has numbers: --columns ${name}=category makes classes of them`,
    );
  }
  const known = rowsWith(table, name);
  if (kind === "class") expectRowsOfEachClass(table, name, known);
  const rows = dividedRows(table, known, config, kind === "class" ? name : undefined);
  expectEachPart(rows, () => whyNothingIsLeft(table, known, config));

  const others = [config.group, config.weight].filter((other) => other !== undefined);
  const features = fitFeatures(table, {
    rows: rows.training,
    target: [name, ...others],
    columns: namedBy(config, [name, ...others]),
  });
  const target = fitTarget(table, name, { rows: rows.training, kind });
  if (target.kind === "class") expectClassesTrained(target, fitTarget(table, name, { rows: known, kind }), config);
  const inputs = eachPart((part) => applyFeatures(features, table, { rows: rows[part] }));
  const targets = eachPart((part) => applyTarget(target, table, { rows: rows[part] }));
  const { weight } = config;
  const weights = weight === undefined ? undefined : eachPart((part) => weightsOf(table, weight, rows[part]));
  const data = eachPart((part) => {
    const carried = weights === undefined ? targets[part] : weightedTargets(targets[part], weights[part]);
    return dataset(inputs[part], carried as Matrix<number, number>);
  });
  const leftOut = table.rows - known.length;
  const outputs = target.kind === "class" ? target.classes.length : 1;
  const sizes = { inputs: featureNames(features).length, outputs };
  return {
    source: { name: fileName(table.name), size: table.rows },
    thing: "row",
    target,
    features,
    rows,
    targets,
    weights,
    data,
    ...networksFor(sizes, config),
    ...pace(rows.training.length, config),
    notes: [
      ...(weight === undefined ? [] : [`"${weight}" weighs rows: in the training, the validation and the scores.`]),
      ...(leftOut === 0 ? [] : [`${counted(leftOut, "row")} without ${name} left out.`]),
      ...features.notes,
      ...repeatedNote(table, rows, [...features.columns.map(({ column }) => column), name]),
    ],
  };
};

/** What to say of rows to test with that have been trained with, and say little therefore. */
const repeatedNote = (
  table: Table,
  { training, test }: DividedExamples,
  columns: readonly string[],
): readonly string[] => {
  const { length } = repeatedRows(table, test, training, { columns });
  if (length === 0) return [];
  const rows = counted(test.length, "test row");
  return [`${formatCount(length)} of ${rows} ${length === 1 ? "equals a training row" : "equal training rows"}.`];
};

/** Columns whose kind somebody has said: they are taken, whatever they look like. */
const namedBy = ({ columns }: RecipeConfig, others: readonly string[]): Readonly<Record<string, object>> =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([name, choice]) =>
      choice === "omit" || others.includes(name) ? [] : [[name, {}]],
    ),
  );

const expectTarget = (table: Table, config: RecipeConfig): string => {
  const { target } = config;
  if (target === undefined) throw new RecipeError("option", "--target says which column to predict", choicesOf(table));
  expectColumn(table, "target", config);
  return target;
};

const choicesOf = ({ columns }: Table): RecipeError["choices"] => columns.map(({ name, kind }) => [name, kind]);

/** Throws a RecipeError where an option names a column that there is not, or one with another part to play. */
const expectColumn = (table: Table, option: "target" | "group" | "time" | "weight", config: RecipeConfig): void => {
  const { [option]: column, columns, target } = config;
  if (column === undefined) return;
  const names = table.columns.map(({ name }) => name);
  if (!names.includes(column)) {
    const nearest = nearestName(column, names);
    const hint = nearest === undefined ? "" : `; did you mean ${nearest}?`;
    const reason = columns[column] === "omit" ? "--columns leaves it out" : `there is no such column${hint}`;
    throw new RecipeError("option", `--${option} ${column}: ${reason}`, choicesOf(table));
  }
  if (option === "weight" && column === target)
    throw new RecipeError("option", `--weight ${column}: this is what is predicted: choose another column`);
};

/** Why a part has no rows, and what to do about it. */
const whyNothingIsLeft = (table: Table, rows: Uint32Array, { group, time, test, validation }: RecipeConfig): string => {
  const by = group ?? time;
  if (by === undefined) {
    return `${table.name}: ${counted(rows.length, "row")} are too few for --test ${test} and --validation ${validation}: take more rows, or other shares`;
  }
  const values = counted(new Set(Array.from(rows, (row) => textAt(columnOf(table, by), row))).size, "value");
  return group === undefined
    ? `--time ${by}: rows of the same moment stay together, and its ${values} are too few: choose another column, or other shares`
    : `--group ${by}: rows with equal values stay together, and its ${values} are too few: choose another column, or other shares`;
};

const distinct = (column: Column): number =>
  column.kind === "category" ? column.categories.length : new Set<unknown>(column.values).size;

/** Throws a RecipeError where a class is not among the rows to train with, as `--time` or `--group` divide them. */
const expectClassesTrained = (trained: Target, all: Target, { time, group }: RecipeConfig): void => {
  const { column } = trained;
  const [known, classes] = [trained, all].map((target) => (target.kind === "class" ? target.classes : []));
  const missing = classes?.filter((name) => !known?.includes(name)) ?? [];
  if (missing.length === 0) return;
  const option = time === undefined ? `--group ${group}` : `--time ${time}`;
  throw new RecipeError(
    "option",
    `${option}: the rows to train with have no ${column} ${missing.join(", ")}, and others have: divide the rows at random, or hold out fewer of them with --test and --validation`,
  );
};

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
  throw new RecipeError(
    "too-few-rows",
    `${table.name}: each class of ${name} needs ${LEAST_ROWS} rows, and there are fewer of ${listed}: leave such rows out, ` +
      `join classes, or choose another target`,
  );
};
