import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Fault } from "./fault.ts";
import { faultsOf, type PackageName, packages } from "./faults-of.ts";
import { describeFault, isKilled, renderResults } from "./render-results.ts";
import type { Outcome } from "./test-bench.ts";
import { testFaults } from "./test-faults.ts";

/** The share of faults that the tests have to find. */
const LEAST_SHARE = 0.95;

// `layers`, `layers/linear` and `layers/linear/embedding` choose a package, a folder and a file.
const chosen = process.argv.slice(2).map((argument) => argument.replace("/", "/src/"));
const isChosen = ({ file }: Fault): boolean =>
  chosen.length === 0 || chosen.some((part) => file === `${part}.ts` || file.startsWith(`${part}/`));

const isWanted = (name: PackageName): boolean =>
  chosen.length === 0 || chosen.some((part) => part === name || part.startsWith(`${name}/`));

const names = Object.keys(packages) as readonly PackageName[];
const faults = names.filter(isWanted).map((name) => [name, faultsOf(name).filter(isChosen)] as const);
if (faults.every(([, ofPackage]) => ofPackage.length === 0)) {
  console.error(`pnpm mutants [layers] [layers/linear] …: there are no faults in ${chosen.join(", ")}`);
  process.exit(2);
}

const outcomes = new Map<Fault, Outcome>();
for (const [name, ofPackage] of faults) {
  process.stderr.write(`${name}: ${ofPackage.length} faults\n`);
  await testFaults(name, ofPackage, {
    tests: packages[name].tests,
    benches: availableParallelism(),
    report(fault, outcome) {
      outcomes.set(fault, outcome);
      if (outcome !== "failed") process.stderr.write(`${outcome} with ${describeFault(fault)}\n`);
    },
  });
}

const inOrder = new Map(faults.flatMap(([, list]) => list).map((fault) => [fault, outcomes.get(fault)!]));
const report = renderResults(inOrder);
console.log(report);
// A partial run does not replace a complete one.
if (chosen.length === 0) writeFileSync(join(import.meta.dirname, "../results.md"), `${report}\n`);

const found = [...outcomes.values()];
const invalid = found.filter((outcome) => outcome === "invalid").length;
if (invalid > 0) console.error(`${invalid} faults use names that do not exist: correct them`);
const enough = found.filter(isKilled).length >= LEAST_SHARE * found.length;
process.exitCode = invalid === 0 && enough ? 0 : 1;
