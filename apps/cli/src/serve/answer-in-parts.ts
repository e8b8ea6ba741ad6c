import { predictor } from "@gd/models";
import { featuresOfRows, type RowObject } from "@gd/tables";
import { fromElements, nearestName, type SynchronousInterpreter } from "@gd/tensor";
import type { TableModel } from "../model/open-model.js";
import { unfamiliarInRow } from "../model/unfamiliar.js";
import type { AnswerRows } from "./answer-rows.js";
import { RequestError } from "./request-error.js";

/** Numbers that go into a network and come out of it at a time, which takes some milliseconds. */
const NUMBERS = 2 ** 12;

/** Answers of a model in parts, so that a server can do something else between them. */
export const answerInParts = (model: TableModel, interpreter: SynchronousInterpreter): AnswerRows => {
  const { features } = model;
  const predict = predictor(model, { interpreter });
  const unfamiliar = unfamiliarInRow(features);
  return function* (rows) {
    expectColumns(rows, model);
    const { data, shape } = featuresOfRows(features, rows);
    const [, width] = shape;
    const [outputs = 1] = model.model.outputShape;
    const atOnce = Math.max(1, Math.floor(NUMBERS / (width + outputs)));
    for (let start = 0; start < rows.length; start += atOnce) {
      const some = rows.slice(start, start + atOnce);
      const elements = data.slice(start * width, (start + some.length) * width);
      yield predict(fromElements(elements, [some.length, width])).map((answer, i) => {
        const warnings = unfamiliar(some[i]!);
        return warnings.length === 0 ? answer : { ...answer, warnings };
      });
    }
  };
};

/** Throws a RequestError for a column that the model's table did not have: its name may be wrong. */
const expectColumns = (rows: readonly RowObject[], { features }: TableModel): void => {
  const names = features.columns.map(({ column }) => column);
  const known = new Set([...names, ...features.ignored]);
  rows.forEach((row, i) => {
    const column = Object.keys(row).find((name) => !known.has(name));
    if (column === undefined) return;
    const meant = nearestName(
      column,
      names.filter((name) => !Object.hasOwn(row, name)),
    );
    const advice = meant === undefined ? "leave it out" : `did you mean ${meant}?`;
    const place = { row: i + 1, column };
    throw new RequestError(400, `row ${i + 1}: the model was not trained with a column ${column}: ${advice}`, place);
  });
};
