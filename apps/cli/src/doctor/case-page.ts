import type { Figure } from "@gd/experiments";
import { formatNumber } from "@gd/tensor";
import { plotFigure } from "../plot/plot-figure.js";
import { seriesPoints } from "../render/series-points.js";
import type { CaseFile } from "./case-file.js";
import { figuresOfCase } from "./figures-of-case.js";
import { outcomeOf, surenessOf } from "./render-diagnoses.js";

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 55rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; overflow-wrap: anywhere; } h2 { font-size: 1.2rem; margin-bottom: 0.3rem; }
figure { margin: 2rem 0; }
svg { max-width: 100%; height: auto; }
summary { cursor: pointer; }
.scroll { max-height: 20rem; overflow: auto; }
table { border-collapse: collapse; }
th, td { padding: 0.1em 0.8em; text-align: right; font-variant-numeric: tabular-nums; border-bottom: 1px solid #8884; }
code { overflow-wrap: anywhere; }
`;

/** What is wrong with a run as an HTML page of its own, with figures in both themes, and their numbers as tables. */
export const casePage = (run: string, found: CaseFile): string => {
  const title = `What the doctor says of ${textOf(run)}`;
  const causes = found.diagnoses.map((diagnosis) => {
    const { cause, evidence, change } = diagnosis;
    const treatment = change === undefined ? "" : `<p>To change: <code>${textOf(change)}</code></p>`;
    return `<section>\n<h2>${textOf(cause)} (${surenessOf(diagnosis)})</h2>\n<p>${textOf(evidence)}</p>\n${treatment}\n</section>`;
  });
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>
<body>
<main>
<h1>${title}</h1>
<p>${textOf(outcomeOf(run, found.diagnoses))}</p>
${causes.join("\n")}
${figuresOfCase(found).map(figureOf).join("\n")}
</main>
</body>
</html>
`;
};

/** A figure, what it shows in words, and its numbers. */
const figureOf = (figure: Figure): string => {
  const svg = plotFigure(figure, { background: "transparent", color: "currentColor", label: describe(figure) });
  return `<figure>
${svg}
<figcaption>${textOf(describe(figure))}
<details><summary>The numbers of ${textOf(figure.title)}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="The numbers of ${textOf(figure.title)}">${tableOf(figure)}</div></details>
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
    `<tr>${texts.map((text) => `<${tag}${tag === "th" ? ' scope="col"' : ""}>${textOf(text)}</${tag}>`).join("")}</tr>`;
  return `<table><thead>${cells("th", head)}</thead><tbody>${rows.map((row) => cells("td", row)).join("")}</tbody></table>`;
};

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as HTML has it. */
const textOf = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
