import type { Report } from "@gd/experiments";
import { renderComparisons } from "./render-comparisons.js";
import { renderFigure } from "./render-figure.js";
import { renderPictures } from "./render-pictures.js";
import { renderTable } from "./render-table.js";
import { renderText } from "./render-text.js";
import type { Screen } from "./screen.js";

/** Everything there is to see of a finished experiment. */
export const renderReport = ({ comparisons, tables, remarks, figure, pictures }: Report, screen: Screen): string =>
  [
    ...(comparisons.length > 0 ? [renderComparisons(comparisons, screen)] : []),
    ...tables.map(
      ({ title, columns, rows }) =>
        `${renderText(screen.colours.bold(title), screen.width)}\n${renderTable(columns, rows, screen)}`,
    ),
    ...(remarks.length > 0 ? [remarks.map((remark) => renderText(`• ${remark}`, screen.width, "  ")).join("\n")] : []),
    ...(figure.series.length > 0 ? [renderFigure(figure, screen)] : []),
    ...(pictures.length > 0 ? [renderPictures(pictures, screen)] : []),
  ].join("\n\n");
