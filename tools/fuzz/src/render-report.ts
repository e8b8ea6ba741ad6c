import type { FuzzReport } from "./fuzz.ts";

/** A report in a line: how many files ended in which way, and how long they took. */
export const renderReport = (name: string, { counts, failures, slowest, seconds }: FuzzReport): string => {
  const files = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const kinds = Object.entries(counts)
    .toSorted(([, one], [, other]) => other - one)
    .map(([kind, count]) => `${count} ${kind}`);
  return [
    `${name}: ${files} files in ${seconds.toFixed(1)} s, ${failures.length} failures`,
    `the slowest ${slowest.toFixed(0)} ms`,
    kinds.join(", "),
  ].join("; ");
};
