import type { Comparison } from "@gd/experiments";
import { numberedReasons } from "./numbered-reasons.js";
import { renderTable } from "./render-table.js";
import type { Screen } from "./screen.js";

/** The document's figures beside ours, with reasons below the table. */
export const renderComparisons = (comparisons: readonly Comparison[], screen: Screen): string => {
  const { verdict, notes } = numberedReasons(comparisons, screen);
  const rows = comparisons.map((comparison) => [
    comparison.quantity,
    comparison.document,
    comparison.ours,
    verdict(comparison),
  ]);
  return [renderTable(["quantity", "the document", "ours", "same?"], rows, screen), ...notes].join("\n");
};
