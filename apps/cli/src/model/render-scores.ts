import type { Result } from "@gd/recipe";
import type { Target } from "@gd/tables";
import { formatNumber } from "@gd/tensor";
import { renderTable } from "../render/render-table.js";
import type { Screen } from "../render/screen.js";

/** A table of scores, a row for the network and each of those it is compared with. */
export const renderScores = (results: readonly Result[], target: Target, screen: Screen): string => {
  const columns =
    target.kind === "class"
      ? ["", "accuracy", "macro F1"]
      : ["", "R²", `mean error of ${target.column}`, "root mean square"];
  const rows = results.map(({ name, scores }) =>
    scores.kind === "class"
      ? [name, percentage(scores.accuracy), percentage(scores.macroF1)]
      : [
          name,
          decimals(scores.rSquared),
          formatNumber(scores.meanAbsoluteError, 4),
          formatNumber(scores.rootMeanSquaredError, 4),
        ],
  );
  return renderTable(columns, rows, screen, { compact: true });
};

/** Three decimals, and no −0; a dash where it is undefined. */
const decimals = (x: number): string => (Number.isNaN(x) ? "–" : x.toFixed(3).replace(/^-(?=[0.]+$)/, ""));

const percentage = (share: number): string => (Number.isNaN(share) ? "–" : `${(100 * share).toFixed(1)} %`);
