import type { Figure } from "@gd/experiments";
import { formatNumber } from "@gd/tensor";
import { asSentence } from "../check/advice.js";
import { plotFigure } from "../plot/plot-figure.js";
import { htmlPage, htmlText } from "../render/html-page.js";
import { seriesPoints } from "../render/series-points.js";
import { withPowers } from "../render/with-powers.js";
import type { CaseFile } from "./case-file.js";
import { figuresOfCase } from "./figures-of-case.js";
import { outcomeOf, surenessOf } from "./render-diagnoses.js";
import { triedInWords } from "./tried-in-words.js";
import type { TriedChange } from "./try-changes.js";

/** What there is to say of a run besides its diagnoses. */
interface Besides {
  /** Of a run that has not ended. */
  readonly remark: string | undefined;
  /** What came of changes that were tried; undefined where none were to be tried. */
  readonly tried: readonly TriedChange[] | undefined;
}

/** What is wrong with a run as an HTML page of its own, with figures in both themes, and their numbers as tables. */
export const casePage = (run: string, found: CaseFile, { remark, tried }: Besides): string => {
  const causes = found.diagnoses.map((diagnosis) => {
    const { cause, evidence, change } = diagnosis;
    const treatment = change === undefined ? "" : paragraph(asSentence(change));
    const heading = `${htmlText(capital(cause))} (${surenessOf(diagnosis)})`;
    return section(heading, [paragraph(evidence), treatment]);
  });
  return htmlPage(
    `What the doctor says of ${run}`,
    [
      ...(remark === undefined ? [] : [paragraph(remark)]),
      paragraph(outcomeOf(run, found.diagnoses)),
      ...causes,
      ...(tried === undefined ? [] : [section("What was tried", triedInWords(tried).map(paragraph))]),
      ...figuresOfCase(found).map(figureOf),
    ].join("\n"),
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
      withPowers(`${formatNumber(y, 3)} at ${figure.x.label} ${formatNumber(x, 3)}`);
    return [`${figure.series[i]!.name}: ${points.length === 1 ? at(first) : `from ${at(first)} to ${at(last)}`}`];
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
      .map(([x, y]) => [figure.series[i]!.name, ...[x, y].map((value) => withPowers(formatNumber(value, 4)))]);
  });
  const head = ["curve", figure.x.label, figure.y.label];
  const cells = (tag: string, texts: readonly string[]): string =>
    `<tr>${texts.map((text) => `<${tag}${tag === "th" ? ' scope="col"' : ""}>${htmlText(text)}</${tag}>`).join("")}</tr>`;
  return `<table><thead>${cells("th", head)}</thead><tbody>${rows.map((row) => cells("td", row)).join("")}</tbody></table>`;
};

const section = (heading: string, paragraphs: readonly string[]): string =>
  `<section>\n<h2>${heading}</h2>\n${paragraphs.join("\n")}\n</section>`;

/** Words in which options may stand in `backticks`. */
const paragraph = (words: string): string => `<p>${htmlText(words).replace(/`([^`]*)`/g, "<code>$1</code>")}</p>`;

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
