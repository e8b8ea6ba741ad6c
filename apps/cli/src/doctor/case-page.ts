import type { Figure } from "@gd/experiments";
import { formatNumber } from "@gd/tensor";
import { plotFigure } from "../plot/plot-figure.js";
import { htmlPage, htmlText } from "../render/html-page.js";
import { seriesPoints } from "../render/series-points.js";
import type { CaseFile } from "./case-file.js";
import { figuresOfCase } from "./figures-of-case.js";
import { outcomeOf, surenessOf } from "./render-diagnoses.js";

/** What is wrong with a run as an HTML page of its own, with figures in both themes, and their numbers as tables. */
export const casePage = (run: string, found: CaseFile): string => {
  const causes = found.diagnoses.map((diagnosis) => {
    const { cause, evidence, change } = diagnosis;
    const treatment = change === undefined ? "" : `<p>To change: <code>${htmlText(change)}</code></p>`;
    return `<section>\n<h2>${htmlText(cause)} (${surenessOf(diagnosis)})</h2>\n<p>${htmlText(evidence)}</p>\n${treatment}\n</section>`;
  });
  return htmlPage(
    `What the doctor says of ${run}`,
    `<p>${htmlText(outcomeOf(run, found.diagnoses))}</p>
${causes.join("\n")}
${figuresOfCase(found).map(figureOf).join("\n")}`,
  );
};

/** A figure, what it shows in words, and its numbers. */
const figureOf = (figure: Figure): string => {
  const svg = plotFigure(figure, { background: "transparent", color: "currentColor", label: describe(figure) });
  return `<figure>
${svg}
<figcaption>${htmlText(describe(figure))}
<details><summary>The numbers of ${htmlText(figure.title)}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="The numbers of ${htmlText(figure.title)}">${tableOf(figure)}</div></details>
</figcaption>
</figure>`;
};

/** From where to where each curve goes. */
const describe = (figure: Figure): string => {
  const curves = seriesPoints(figure).flatMap((points, i) => {
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined) return [];
    const at = ([x, y]: readonly [number, number]): string =>
      `${formatNumber(y, 3)} at ${figure.x.label} ${formatNumber(x, 3)}`;
    return [`${figure.series[i]!.name}: from ${at(first)} to ${at(last)}`];
  });
  return `${figure.title} (${figure.y.label} by ${figure.x.label}). ${curves.join("; ")}.`;
};

/** At most so many rows of a curve stand in a table. */
const ROWS = 50;

const tableOf = (figure: Figure): string => {
  const rows = seriesPoints(figure).flatMap((points, i) => {
    const every = Math.max(1, Math.ceil(points.length / ROWS));
    return points
      .filter((_, place) => place % every === 0 || place === points.length - 1)
      .map(([x, y]) => [figure.series[i]!.name, formatNumber(x, 4), formatNumber(y, 4)]);
  });
  const head = ["curve", figure.x.label, figure.y.label];
  const cells = (tag: string, texts: readonly string[]): string =>
    `<tr>${texts.map((text) => `<${tag}${tag === "th" ? ' scope="col"' : ""}>${htmlText(text)}</${tag}>`).join("")}</tr>`;
  return `<table><thead>${cells("th", head)}</thead><tbody>${rows.map((row) => cells("td", row)).join("")}</tbody></table>`;
};
