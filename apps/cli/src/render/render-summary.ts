import type { Comparison } from "@gd/experiments";
import { errorLine } from "../error-line.js";
import type { Outcome } from "../outcome.js";
import { numberedReasons } from "./numbered-reasons.js";
import { renderTable } from "./render-table.js";
import type { Screen } from "./screen.js";

/** Every experiment's figures beside the document's in one table, with reasons below it. */
export const renderSummary = (outcomes: readonly Outcome[], screen: Screen): string => {
  const { verdict, notes } = numberedReasons(outcomes.flatMap(comparisonsOf), screen);
  const rows = outcomes.flatMap((outcome) => [
    [screen.colours.bold(nameOf(outcome)), "", "", ""],
    ...comparisonsOf(outcome).map((comparison) => [
      `· ${comparison.quantity}`,
      comparison.document,
      comparison.ours,
      verdict(comparison),
    ]),
  ]);
  const columns = ["experiment", "the document", "ours", "same?"];
  // The dots before the quantities set rows apart from wrapped lines.
  return [renderTable(columns, rows, screen, { compact: true }), ...notes].join("\n");
};

const nameOf = (outcome: Outcome): string =>
  outcome.type === "completed" && outcome.interrupted
    ? `${outcome.experiment.id} (interrupted)`
    : outcome.experiment.id;

const comparisonsOf = (outcome: Outcome): readonly Comparison[] => {
  const run = { quantity: "the run", document: "" };
  switch (outcome.type) {
    case "completed":
      return outcome.completed.report.comparisons;
    case "failed":
      return [{ ...run, ours: "failed", same: false, why: errorLine(outcome.error) }];
    case "skipped":
      return [{ ...run, ours: "none", same: undefined, why: "Interrupted before there was anything to show." }];
  }
};
