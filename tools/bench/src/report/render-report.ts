import { checkLosses } from "./check-losses.ts";
import { productTable, type Result, trainingTable } from "./tables.ts";

/** Losses that differ and contestants that failed. */
export const complaintsOf = (results: readonly Result[]): readonly string[] =>
  results.flatMap(({ workload, measurements }) => [
    ...checkLosses(workload, measurements),
    ...measurements.flatMap(({ contestant, failed }) =>
      failed === undefined ? [] : [`${workload.id} ${workload.title}: ${contestant.name} failed: ${failed}`],
    ),
  ]);

const LETTERS = { none: "A·B", left: "Aᵀ·B", right: "A·Bᵀ" } as const;

/** results.md: the machine, what is wrong, and the tables. */
export const renderReport = (machine: string, results: readonly Result[], others: readonly string[]): string => {
  const complaints = complaintsOf(results);
  const verdict =
    complaints.length === 0
      ? "All losses agree within the tolerances: none computed less than the others."
      : `**${complaints.length} COMPLAINTS**\n\n${complaints.map((complaint) => `- ${complaint}`).join("\n")}`;
  const training = results.filter(({ workload }) => workload.task.kind !== "product").map(trainingTable);
  const kinds = new Map<string, Result[]>();
  for (const result of results) {
    const { task } = result.workload;
    if (task.kind !== "product") continue;
    const kind = `${LETTERS[task.transposed]} in ${task.dtype}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), result]);
  }
  const products = [...kinds].map(([kind, of]) => `### ${kind}\n\n${productTable(of)}`);
  return [
    "# Results",
    "Written by `pnpm bench`; [README.md](README.md) says how to read it.",
    machine,
    verdict,
    ...training,
    ...(products.length > 0 ? ["## W6: square products", ...products] : []),
    ...others.filter((part) => part !== ""),
    "",
  ].join("\n\n");
};
