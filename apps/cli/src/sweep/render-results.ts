import { join } from "node:path";
import { paretoFront } from "@gd/sweep";
import { formatNumber } from "@gd/tensor";
import type { Dependencies } from "../dependencies.js";
import { counted } from "../render/counted.js";
import { renderTable } from "../render/render-table.js";
import { renderText } from "../render/render-text.js";
import { screenOf } from "../render/screen.js";
import { shellWord } from "../shell-word.js";
import { MODEL } from "../train/run-folder.js";
import { valueInWords } from "./point-in-words.js";
import type { SweepConfig } from "./sweep-config.js";
import { bestConfigFileOf, tableFileOf } from "./sweep-folder.js";
import { bestRows, type TrialRow } from "./trial-rows.js";

const SHOWN = 10;

/** The best trials of a sweep, or its Pareto front, and what to do next. */
export const renderResults = (
  rows: readonly TrialRow[],
  config: SweepConfig,
  folder: string,
  /** Why the first of those failed that did. */
  reason: string | undefined,
  { stdout, colours, calledAs }: Dependencies,
): string => {
  const screen = screenOf(stdout, colours);
  const sentence = (text: string): string => `${renderText(text, screen.width)}\n`;
  const whole = bestRows(rows);
  const counts = ["completed", "pruned", "failed"].flatMap((status) => {
    const count = rows.filter(({ trial }) => trial.status === status).length;
    return count === 0 ? [] : [`${count} ${status}`];
  });
  const [best] = whole;
  if (best === undefined) {
    return sentence(
      `${counted(rows.length, "trial")}${counts.length === 0 ? "" : `: ${counts.join(", ")}`}; none has come to its end${reason === undefined ? "." : `: ${reason}`}`,
    );
  }
  const front =
    config.objectives.length === 1 ? undefined : new Set(paretoFront(whole.map(({ trial }) => trial.values)));
  const shown = whole.filter((_, i) => front === undefined || front.has(i)).slice(0, SHOWN);
  const names = Object.keys(config.space);
  const table = renderTable(
    ["trial", ...config.objectives, ...names],
    shown.map(({ trial }) => [
      String(trial.number),
      ...trial.values.map((value) => formatNumber(value, 4)),
      ...names.map((name) => (trial.point[name] === undefined ? "" : valueInWords(trial.point[name]))),
    ]),
    screen,
    { compact: true },
  );
  const what = front === undefined ? "the best ones" : "those that no other one beats";
  const file = join(folder, best.run, MODEL);
  return [
    sentence(`${counted(rows.length, "trial")}: ${counts.join(", ")}; ${what}:`),
    `${table}\n`,
    sentence(`All of them are in ${tableFileOf(folder)}, and the model of trial ${best.trial.number} in ${file}.`),
    // Not wrapped, so that it can be copied.
    `Next: ${calledAs} sweep report ${shellWord(folder)}\n`,
    `Then: ${calledAs} train --config ${shellWord(bestConfigFileOf(folder))}, which scores it on the rows that no trial has seen\n`,
  ].join("");
};
