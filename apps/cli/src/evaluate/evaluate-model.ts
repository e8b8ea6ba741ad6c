import { type ModelAnswer, predictor } from "@gd/models";
import { applyTarget, columnOf, invertTarget, rowsWith, type Target } from "@gd/tables";
import { fromElements } from "@gd/tensor";
import { bestInterpreter } from "@gd/tensor-wasm";
import type { Dependencies } from "../dependencies.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { openModel } from "../model/open-model.js";
import { readRows } from "../model/read-rows.js";
import { renderConfusion } from "../model/render-confusion.js";
import { renderScores } from "../model/render-scores.js";
import { classScores, numberScores, type Scores } from "../model/scores.js";
import { formatCount } from "../progress/format-count.js";
import { renderTable } from "../render/render-table.js";
import { renderText } from "../render/render-text.js";
import { screenOf } from "../render/screen.js";
import { textAt } from "../table/text-at.js";
import { toJson } from "../to-json.js";

/** Scores of a model on the rows of a table, with the rows that it is most wrong about. */
export const evaluateModel = async (
  modelFile: string,
  tableFile: string,
  { json }: { readonly json: boolean },
  { stdout, colours }: Dependencies,
): Promise<ExitCode> => {
  const model = await openModel(modelFile);
  const { target } = model;
  const { known } = await readRows(model, tableFile);
  const column = columnOf(known, target.column);
  const rows = rowsWith(known, target.column);
  if (rows.length === 0) {
    throw new Error(`${tableFile}: no row has a value of ${target.column}: there is nothing to compare with`);
  }
  const all = predictor(model, { interpreter: bestInterpreter() })(known);
  const answers = Array.from(rows, (row) => all[row]!);
  const { scores, errors } = compare(target, answers, applyTarget(target, known, { rows, dtype: "float64" }).data);
  const worst = worstOf(errors).map((i) => ({
    row: rows[i]! + 1,
    actual: textAt(column, rows[i]!)!,
    answer: answers[i]!.class ?? answers[i]!.value!,
    error: errors[i]!,
  }));
  if (json) {
    stdout.write(`${toJson({ type: "result", rows: rows.length, scores, worst })}\n`);
    return exitCode.done;
  }

  const screen = screenOf(stdout, colours);
  const sentence = (text: string): string => renderText(text, screen.width);
  const without = known.rows - rows.length;
  const leftOut = without === 0 ? "" : `; ${formatCount(without)} without ${target.column} left out`;
  const cells = worst.map(({ row, actual, answer, error }) => [
    formatCount(row),
    actual,
    typeof answer === "number" ? String(Number(answer.toPrecision(6))) : answer,
    target.kind === "class" ? `${(100 * (1 - error)).toFixed(1)} %` : String(Number(error.toPrecision(4))),
  ]);
  const last = target.kind === "class" ? "probability of what it is" : "error";
  const parts = [
    sentence(`${modelFile} on ${formatCount(rows.length)} rows of ${tableFile}${leftOut}:`),
    renderScores([{ name: "the model", scores }], target, screen),
    renderConfusion(scores, target, screen),
    sentence("The rows that it is most wrong about:"),
    renderTable(["row", target.column, "the model says", last], cells, screen, { compact: true }),
  ];
  stdout.write(`${parts.filter((part) => part !== "").join("\n")}\n`);
  return exitCode.done;
};

/** Scores, and how wrong each answer is: 1 − the probability of what is right, or the distance from it. */
const compare = (
  target: Target,
  answers: readonly ModelAnswer[],
  targets: ArrayLike<number>,
): { readonly scores: Scores; readonly errors: readonly number[] } => {
  if (target.kind === "number") {
    const predicted = Float64Array.from(answers, ({ value }) => value!);
    const actual = invertTarget(target, targets);
    return {
      scores: numberScores(predicted, actual),
      errors: Array.from(predicted, (y, i) => Math.abs(y - actual[i]!)),
    };
  }
  const { classes } = target;
  const probabilities = answers.flatMap(({ probabilities }) => classes.map((name) => probabilities![name]!));
  const labels = Array.from(targets);
  const matrix = fromElements(Float64Array.from(probabilities), [answers.length, classes.length]);
  return {
    scores: classScores(matrix, fromElements(Float64Array.from(labels), [labels.length])),
    errors: labels.map((label, i) => 1 - probabilities[i * classes.length + label]!),
  };
};

/** How many of the worst rows are shown. */
const WORST = 10;

/** The places of the largest errors. */
const worstOf = (errors: readonly number[]): readonly number[] =>
  errors
    .map((_, i) => i)
    .sort((left, right) => errors[right]! - errors[left]! || left - right)
    .slice(0, WORST);
