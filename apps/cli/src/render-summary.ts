import { errorLine } from "./error-line.js";
import { numberedReasons } from "./numbered-reasons.js";
import type { Outcome } from "./outcome.js";
import { renderTable } from "./render-table.js";
import type { Screen } from "./screen.js";

/** Every experiment's figures beside the document's in one table, with the reasons under it. */
export const renderSummary = (outcomes: readonly Outcome[], screen: Screen): string => {
  const { red, yellow } = screen.colours;
  const comparisons = outcomes.flatMap((outcome) =>
    outcome.type === "completed" ? outcome.completed.report.comparisons : [],
  );
  const { verdict, notes } = numberedReasons(comparisons, screen);

  const rows = (outcome: Outcome): readonly (readonly string[])[] => {
    const { id } = outcome.experiment;
    switch (outcome.type) {
      case "failed":
        return [[id, red(`failed: ${errorLine(outcome.error)}`), "", "", red("failed")]];
      case "skipped":
        return [[id, yellow("not run: interrupted"), "", "", ""]];
      case "completed":
        return outcome.completed.report.comparisons.map((comparison, index) => [
          index > 0 ? "" : outcome.interrupted ? `${id} (interrupted)` : id,
          comparison.quantity,
          comparison.document,
          comparison.ours,
          verdict(comparison),
        ]);
    }
  };
  const columns = ["experiment", "quantity", "the document", "ours", "same or why not"];
  return [renderTable(columns, outcomes.flatMap(rows), screen), ...notes].join("\n");
};
