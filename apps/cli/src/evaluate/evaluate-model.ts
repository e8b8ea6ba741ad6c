import type { ModelAnswer } from "@gd/models";
import { classScores, numberScores, type Scores } from "@gd/recipe";
import { invertTarget, type Target } from "@gd/tables";
import { fromElements } from "@gd/tensor";
import { bestInterpreter } from "@gd/tensor-wasm";
import type { Dependencies } from "../dependencies.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { openModel } from "../model/open-model.js";
import { renderConfusion } from "../model/render-confusion.js";
import { renderScores } from "../model/render-scores.js";
import { counted } from "../render/counted.js";
import { renderTable } from "../render/render-table.js";
import { renderText } from "../render/render-text.js";
import { screenOf } from "../render/screen.js";
import type { Reading } from "../table/reading.js";
import { toJson } from "../to-json.js";
import { knownRows } from "./known-rows.js";

/** Scores of a model on the rows of a table, with the rows that it is most wrong about. */
export const evaluateModel = async (
  modelFile: string,
  data: string,
  { threads, json, ...reading }: Reading & { readonly threads: number | "auto"; readonly json: boolean },
  { stdout, colours }: Dependencies,
): Promise<ExitCode> => {
  const model = await openModel(modelFile);
  const { target } = model;
  const interpreter = bestInterpreter({ threads });
  const known =
    model.kind === "table"
      ? await knownRows(model, data, reading, interpreter)
      : await (await import("./known-images.js")).knownImages(model, data, interpreter);
  const { answers, targets, actual, places, weights, thing, leftOut, notes } = known;
  const { scores, errors } = compare(target, answers, targets, weights);
  const worst = worstOf(errors).map((i) => ({
    [thing]: places(i),
    actual: actual(i),
    answer: answers[i]!.class ?? answers[i]!.value!,
    error: errors[i]!,
  }));
  if (json) {
    const note = notes.length === 0 ? undefined : notes.join(" ");
    stdout.write(`${toJson({ type: "result", [`${thing}s`]: answers.length, scores, worst, note })}\n`);
    return exitCode.done;
  }

  const screen = screenOf(stdout, colours);
  const sentence = (text: string): string => renderText(text, screen.width);
  const cells = worst.map(({ [thing]: place, actual, answer, error }) => [
    String(place),
    String(actual),
    typeof answer === "number" ? String(Number(answer.toPrecision(6))) : String(answer),
    target.kind === "class" ? `${(100 * (1 - error)).toFixed(1)} %` : String(Number(error.toPrecision(4))),
  ]);
  const last = target.kind === "class" ? `probability of the right ${target.column}` : "error";
  const isWrong = worst.some(({ actual, answer, error }) => (target.kind === "class" ? answer !== actual : error > 0));
  const parts = [
    sentence(`${modelFile} on ${counted(answers.length, thing)} of ${data}${leftOut}:`),
    ...notes.map(sentence),
    renderScores([{ name: "the model", scores }], target, screen),
    renderConfusion(scores, target, screen),
    sentence(
      `The ${worst.length === 1 ? thing : `${thing}s`} that it is ${isWrong ? "most wrong" : "least sure"} about:`,
    ),
    renderTable([thing, target.column, "the model says", last], cells, screen, { compact: true }),
  ];
  stdout.write(`${parts.filter((part) => part !== "").join("\n")}\n`);
  return exitCode.done;
};

/** Scores, and how wrong each answer is: 1 − the probability of what is right, or the distance from it. */
const compare = (
  target: Target,
  answers: readonly ModelAnswer[],
  targets: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
): { readonly scores: Scores; readonly errors: readonly number[] } => {
  if (target.kind === "number") {
    const predicted = Float64Array.from(answers, ({ value }) => value!);
    const actual = invertTarget(target, targets);
    return {
      scores: numberScores(predicted, actual, weights),
      errors: Array.from(predicted, (y, i) => Math.abs(y - actual[i]!)),
    };
  }
  const { classes } = target;
  const probabilities = answers.flatMap(({ probabilities }) => classes.map((name) => probabilities![name]!));
  const labels = Array.from(targets);
  const matrix = fromElements(Float64Array.from(probabilities), [answers.length, classes.length]);
  return {
    scores: classScores(matrix, fromElements(Float64Array.from(labels), [labels.length]), weights),
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
