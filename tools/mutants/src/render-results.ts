import { basename } from "node:path";
import type { Fault } from "./fault.ts";
import type { Outcome } from "./test-bench.ts";

/** A fault is killed when a test fails, or no test ends. */
export const isKilled = (outcome: Outcome): boolean => outcome === "failed" || outcome === "endless";

/** How many faults were killed, of how many: `68 / 70`. */
const countKilled = (outcomes: readonly Outcome[]): string =>
  `${outcomes.filter(isKilled).length} / ${outcomes.length}`;

/** A table for each package, of its files, and what survived. */
export const renderResults = (outcomes: ReadonlyMap<Fault, Outcome>): string => {
  const all = [...outcomes].map(([fault, outcome]) => ({ ...fault, outcome }));
  const count = (faults: typeof all): string => countKilled(faults.map(({ outcome }) => outcome));
  const packages = Map.groupBy(all, ({ file }) => file.split("/")[0]!);
  const tables = [...packages].map(([name, ofPackage]) => {
    const rows = [...Map.groupBy(ofPackage, ({ file }) => file)].map(([file, faults]) => {
      const backward = faults.filter(({ part }) => part === "backward");
      const forward = faults.filter(({ part }) => part === "forward");
      const cells = [forward, backward].map((part) => (part.length === 0 ? "" : count(part)));
      return `| ${[basename(file, ".ts"), ...cells].join(" | ")} |`;
    });
    return [
      `## ${name}: ${count(ofPackage)}`,
      "",
      "| file | forward | backward |",
      "| --- | --- | --- |",
      ...rows,
    ].join("\n");
  });
  const survivors = all.filter(({ outcome }) => outcome === "passed").map((fault) => `- ${describeFault(fault)}`);
  const rest = survivors.length === 0 ? [] : [["## Survivors", "", ...survivors].join("\n")];
  const share = (100 * all.filter(({ outcome }) => isKilled(outcome)).length) / all.length;
  return [`# Killed / planted: ${count(all)}, ${share.toFixed(1)} %`, ...tables, ...rest].join("\n\n");
};

/** Where a fault is, and what it is. */
export const describeFault = ({ file, line, what }: Fault): string => `${file}:${line}: ${what}`;
