import type { Measurement } from "../measure.ts";
import type { Workload } from "../workload.ts";
import { type Row, rowsOf } from "./rows.ts";

/** A workload and its measurements. */
export interface Result {
  readonly workload: Workload;
  readonly measurements: readonly Measurement[];
}

/** What a workload is called. */
export const titleOf = ({ id, title }: Pick<Workload, "id" | "title">): string => `${id}: ${title}`;

/** A number with three significant digits. */
export const show = (value: number): string => {
  if (Number.isNaN(value)) return "–";
  return value >= 1000 ? value.toFixed(0) : value.toPrecision(3);
};
const percent = (share: number): string => (Number.isFinite(share) ? `${(100 * share).toFixed(0)} %` : "–");

/** A Markdown table. */
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** A table of a training workload: one row for each contestant. */
export const trainingTable = ({ workload, measurements }: Result): string => {
  const rows = rowsOf(workload, measurements).map(({ contestant, figure, quartiles, ratio, share, loss, remarks }) => [
    contestant.name,
    show(figure),
    quartiles.map(show).join(" – "),
    show(ratio),
    percent(share),
    Number.isNaN(loss) ? "–" : loss.toPrecision(6),
    remarks.join("; "),
  ]);
  const heads = ["", workload.figure.unit, "quartiles", "time ÷ ours, exact", "of the peak", "loss", ""];
  return [`## ${titleOf(workload)}`, table(heads, rows), skippedLines(measurements)].join("\n\n");
};

/** A table of workloads of one kind: one column for each, as of products of several sizes. */
export const columnsTable = (results: readonly Result[]): string => {
  const columns = results.map(({ workload, measurements }) => rowsOf(workload, measurements));
  const names = [...new Set(columns.flatMap((rows) => rows.map(({ contestant }) => contestant.name)))];
  const cell = (row: Row | undefined): string =>
    row === undefined ? "–" : `${show(row.figure)} (${row.quartiles.map(show).join("–")}), ${percent(row.share)}`;
  const rows = names.map((name) => [
    name,
    ...columns.map((column) => cell(column.find(({ contestant }) => contestant.name === name))),
  ]);
  const heads = [results[0]!.workload.figure.unit, ...results.map(({ workload }) => workload.cell!.column)];
  return [table(heads, rows), skippedLines(results.flatMap(({ measurements }) => measurements))].join("\n\n");
};

/** Contestants that have no figures, and why. */
const skippedLines = (measurements: readonly Measurement[]): string => {
  const lines = measurements.flatMap(({ contestant, skipped, failed }) => {
    if (failed !== undefined) return [`- ${contestant.name}: FAILED, ${failed}`];
    return skipped === undefined ? [] : [`- ${contestant.name}: skipped, ${skipped}`];
  });
  return [...new Set(lines)].join("\n");
};
