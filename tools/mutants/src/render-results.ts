import { basename } from "node:path";
import type { Fault } from "./fault.ts";
import type { Outcome } from "./test-bench.ts";

/** A fault is killed if a test fails, or the tests do not end. */
export const isKilled = (outcome: Outcome): boolean => outcome === "failed" || outcome === "endless";

/** Killed faults of all: `68 / 70`. */
const countKilled = (outcomes: readonly Outcome[]): string =>
  `${outcomes.filter(isKilled).length} / ${outcomes.length}`;

/** A table of the files of each package, and the survivors. */
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

/** The place of a fault, and the fault. */
export const describeFault = ({ file, line, what }: Fault): string => `${file}:${line}: ${what}`;
