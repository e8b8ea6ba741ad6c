import { writeFileSync } from "node:fs";
import { healthyRuns } from "./healthy.ts";
import { isFound, type Measured, measureRun } from "./measure-run.ts";
import { collection, keptAside, second, type TrainingSet, third } from "./sets.ts";
import { sickRuns } from "./sick-runs.ts";
import { tableOf } from "./table-of.ts";

/** Measures all trainings of a set. */
const measureSet = async ({ name, sizes, seed }: TrainingSet): Promise<readonly Measured[]> => {
  const runs = [...sickRuns(sizes, seed), ...healthyRuns(sizes, seed)];
  const measured: Measured[] = [];
  for (const [i, run] of runs.entries()) {
    const one = await measureRun(run);
    measured.push(one);
    const isRight = run.cause === undefined ? one.named.length === 0 : isFound(one) && one.treated?.helps !== false;
    if (isRight && !process.argv.includes("--all")) continue;
    console.log(
      `${name} ${i + 1}/${runs.length} ${run.name}: ${run.cause ?? "healthy"}; named ${one.named.join(", ") || "nothing"}`,
    );
    if (process.argv.includes("--evidence")) console.log(`   ${one.evidence.join("\n   ")}`);
    if (one.treated !== undefined) console.log(`   ${one.treated.seen}`);
  }
  return measured;
};

const only = process.argv.includes("--collection")
  ? [collection, second, third]
  : [collection, second, third, keptAside];
const sections: string[] = [];
for (const set of only) sections.push(tableOf(set, await measureSet(set)));
console.log(sections.join("\n"));
if (only.includes(keptAside)) {
  const head =
    "# What the doctor finds\n\nWritten by `npx -y pnpm@12 collection`; the numbers are the same each time.\n";
  writeFileSync(new URL("../results.md", import.meta.url), [head, ...sections].join("\n"));
}
