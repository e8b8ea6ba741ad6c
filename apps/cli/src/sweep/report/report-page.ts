import { dirname, join, relative } from "node:path";
import { importance, paretoFront } from "@gd/sweep";
import { formatNumber } from "@gd/tensor";
import { counted } from "../../render/counted.js";
import { htmlPage, htmlText } from "../../render/html-page.js";
import { pointInWords, valueInWords } from "../point-in-words.js";
import { sweepOptions } from "../sweep-options.js";
import { bestRows, cellsOf, columnsOf, type TrialRow } from "../trial-rows.js";
import { curvesFigure } from "./curves-figure.js";
import { importanceFigure } from "./importance-figure.js";
import { parallelFigure } from "./parallel-figure.js";
import { paretoFigure } from "./pareto-figure.js";
import { sliceFigure } from "./slice-figure.js";
import type { SweepData } from "./sweep-data.js";

/** Fewer trials say nothing of what matters. */
const FEWEST = 5;

/** What came of a sweep as an HTML page of its own, with links to the runs of its trials. */
export const reportPage = (folder: string, page: string, { config, rows }: SweepData): string => {
  const whole = bestRows(rows);
  const [best] = whole;
  const [objective = ""] = config.objectives;
  const linkOf = ({ run }: TrialRow): string => encodeURI(`${relative(dirname(page), join(folder, run))}/`);
  const shares =
    whole.length < FEWEST
      ? undefined
      : importance(
          sweepOptions(config).space,
          whole.map(({ trial: { point, values } }) => ({ point, value: values[0]! })),
        );
  const front = config.objectives.length === 1 ? undefined : paretoFront(whole.map(({ trial }) => trial.values));
  const counts = ["completed", "pruned", "failed"].map(
    (status) => `${rows.filter(({ trial }) => trial.status === status).length} ${status}`,
  );
  const sections = [
    `<p>${htmlText(`${counted(rows.length, "trial")} of ${config.trials}: ${counts.join(", ")}. What is small is good.`)}</p>`,
    best === undefined
      ? ""
      : `<p>Best: ${htmlText(`${objective} ${formatNumber(best.trial.values[0]!, 4)}`)} in <a href="${linkOf(best)}">trial ${best.trial.number}</a>, with ${htmlText(pointInWords(best.trial.point))}.</p>`,
    front === undefined
      ? ""
      : figure(
          "Pareto front",
          paretoFigure(whole, config, front),
          `Trials that no other one beats in both ${config.objectives.slice(0, 2).join(" and ")}: ${front.map((i) => whole[i]!.trial.number).join(", ")}.`,
        ),
    shares === undefined
      ? ""
      : figure(
          "What matters",
          importanceFigure(shares),
          `The share of the variance of the ${objective} that each parameter explains by itself: ${shares.map(({ name, share }) => `${name} ${(100 * share).toFixed(0)} %`).join(", ")}.`,
        ),
    whole.length < 2
      ? ""
      : figure(
          "All trials",
          parallelFigure(whole, config),
          `Each line is a trial${whole.length < rows.length ? " that came to its end" : ""}, from parameter to parameter to its ${objective}; the better, the darker; the best tenth in yellow.`,
        ),
    ...(whole.length < 2
      ? []
      : Object.keys(config.space).map((name) =>
          figure(
            name,
            sliceFigure(whole, config, name),
            `The ${objective} of each trial${whole.length < rows.length ? " that came to its end" : ""} by its ${name}.`,
          ),
        )),
    figure(
      "Learning curves",
      curvesFigure(rows),
      `The loss of the validation after each epoch${rows.some(({ trial }) => trial.status === "pruned") ? "; grey ones were pruned" : ""}.`,
    ),
    `<h2>Trials</h2>\n<div class="scroll" tabindex="0" role="region" aria-label="Trials">${tableOf({ config, rows }, linkOf)}</div>`,
  ];
  return htmlPage(`The sweep ${folder}`, sections.filter((section) => section !== "").join("\n"));
};

const figure = (title: string, svg: string, caption: string): string =>
  `<h2>${htmlText(title)}</h2>\n<figure>\n${svg}\n<figcaption>${htmlText(caption)}</figcaption>\n</figure>`;

const tableOf = ({ config, rows }: SweepData, linkOf: (row: TrialRow) => string): string => {
  const names = columnsOf(config).slice(0, -1);
  const head = names.map((name) => `<th scope="col">${htmlText(name)}</th>`).join("");
  const body = rows.map((row) => {
    const [number, ...cells] = cellsOf(row, config).slice(0, -1);
    const rest = cells.map((cell) => `<td>${cell === undefined ? "" : htmlText(valueInWords(cell))}</td>`).join("");
    return `<tr><td><a href="${linkOf(row)}">${number}</a></td>${rest}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join("\n")}</tbody></table>`;
};
