import { predictor } from "@gd/models";
import { textAt, weightsOf } from "@gd/recipe";
import { applyTarget, columnOf, rowsWith } from "@gd/tables";
import type { SynchronousInterpreter } from "@gd/tensor";
import type { TableModel } from "../model/open-model.js";
import { readRows } from "../model/read-rows.js";
import { formatCount } from "../progress/format-count.js";
import type { Reading } from "../table/reading.js";
import type { Known } from "./known.js";
import { seenBefore } from "./seen-before.js";

/** The rows of a table that have an answer, with those of a model. */
export const knownRows = async (
  model: TableModel,
  file: string,
  reading: Reading,
  interpreter: SynchronousInterpreter,
): Promise<Known> => {
  const { target } = model;
  const { known: table, notes: ofReading, unfamiliar } = await readRows(model, file, reading);
  const column = columnOf(table, target.column);
  const rows = rowsWith(table, target.column);
  if (rows.length === 0) {
    throw new Error(`${file}: no row has a value of ${target.column}: there is nothing to compare with`);
  }
  const answers = predictor(model, { interpreter })(table);
  const without = table.rows - rows.length;
  const { weight } = Object(Object(model.training).config);
  const isWeighted = table.columns.some(({ name }) => name === weight);
  const notes = [
    ...(weight === undefined
      ? []
      : [isWeighted ? weightedBy(weight) : `There is no column ${weight}: all rows count the same.`]),
    ...ofReading,
    ...unfamiliar.map((sentence) => `${sentence}.`),
    ...seenBefore(model.training, file, table.rows, "row"),
  ];
  return {
    thing: "row",
    answers: Array.from(rows, (row) => answers[row]!),
    targets: applyTarget(target, table, { rows, dtype: "float64" }).data,
    actual: (i) => textAt(column, rows[i]!)!,
    places: (i) => rows[i]! + 1,
    weights: isWeighted ? weightsOf(table, weight, rows).data : undefined,
    notes,
    leftOut: without === 0 ? "" : `; ${formatCount(without)} without ${target.column} left out`,
  };
};

const weightedBy = (weight: string): string =>
  `The scores are weighted by ${weight}, as the training was; what counts rows is not.`;
