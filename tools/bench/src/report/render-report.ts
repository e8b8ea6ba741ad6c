import { checkLosses } from "./check-losses.ts";
import { columnsTable, type Result, trainingTable } from "./tables.ts";

/** Losses that differ and contestants that failed. */
export const complaintsOf = (results: readonly Result[]): readonly string[] =>
  results.flatMap(({ workload, measurements }) => [
    ...checkLosses(workload, measurements),
    ...measurements.flatMap(({ contestant, failed }) =>
      failed === undefined ? [] : [`${workload.id} ${workload.title}: ${contestant.name} failed: ${failed}`],
    ),
  ]);

/** results.md: the machine, what is wrong, and the tables. */
export const renderReport = (machine: string, results: readonly Result[], others: readonly string[]): string => {
  const complaints = complaintsOf(results);
  const verdict =
    complaints.length === 0
      ? "All losses agree within the tolerances: none computed less than the others."
      : `**${complaints.length} ${complaints.length === 1 ? "COMPLAINT" : "COMPLAINTS"}**\n\n${complaints.map((complaint) => `- ${complaint}`).join("\n")}`;
  const single = results.filter(({ workload }) => workload.cell === undefined).map(trainingTable);
  return [
    "# Results",
    "Written by `pnpm bench`; [README.md](README.md) says how to read it.",
    machine,
    verdict,
    ...single,
    ...columnSections(results),
    ...others.filter((part) => part !== ""),
    "",
  ].join("\n\n");
};

/** The tables of workloads that are columns, under the headings of their kinds. */
const columnSections = (results: readonly Result[]): readonly string[] => {
  const sections = new Map<string, Map<string, Result[]>>();
  for (const result of results) {
    const { cell } = result.workload;
    if (cell === undefined) continue;
    const tables = sections.get(cell.section) ?? new Map<string, Result[]>();
    sections.set(cell.section, tables.set(cell.table, [...(tables.get(cell.table) ?? []), result]));
  }
  return [...sections].flatMap(([section, tables]) => [
    `## ${section}`,
    ...[...tables].map(([name, of]) => `### ${name}\n\n${columnsTable(of)}`),
  ]);
};
