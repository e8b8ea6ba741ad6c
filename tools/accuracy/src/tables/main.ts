import { parseArgs } from "node:util";
import { prepareTable } from "@gd/models";
import { writeResults } from "../write-results.ts";
import { examplesOf } from "./examples-of.ts";
import { ourAnswers } from "./our-answers.ts";
import { realTables } from "./real-table.ts";
import { recipe } from "./recipe.ts";
import { renderTables, type Scores, type TableResults } from "./render-tables.ts";
import { missing, scikitLearnAnswers, scikitLearnVersion } from "./scikit-learn-answers.ts";
import { score } from "./score.ts";

const USAGE = "pnpm accuracy tables [part of a name …] [--seeds 5]";
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: "string", default: "5" } },
});
const parts = positionals.slice(1);
const seeds = Number(values.seeds);
const chosen = realTables.filter(({ name }) => parts.every((part) => name.includes(part)));
if (!(Number.isInteger(seeds) && seeds > 0 && chosen.length > 0)) {
  console.error(`${USAGE}; the names are: ${realTables.map(({ name }) => name).join("; ")}`);
  process.exit(2);
}
if (scikitLearnVersion === undefined) {
  console.log(`Skipped: ${missing}. The environment variable PYTHON names another Python.`);
  process.exit();
}

const results: TableResults[] = [];
for (const table of chosen) {
  const { name, target, kind, test } = table;
  const read = await table.read();
  const prepare = (seed: number) => prepareTable(read, { target, kind, test, validation: recipe.validation, seed });
  const scores: Scores[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const prepared = prepare(seed);
    const targets = examplesOf(prepared.test).target.data;
    const { sameRule, asItComes } = scikitLearnAnswers(prepared, seed);
    const scored = {
      ours: score(kind, targets, await ourAnswers(prepared, seed)),
      sameRule: score(kind, targets, sameRule),
      asItComes: score(kind, targets, asItComes),
    };
    scores.push(scored);
    const figures = Object.values(scored).map((value) => `${(100 * value).toFixed(2)} %`);
    process.stderr.write(`${name}, seed ${seed}: ${figures.join(", ")}\n`);
  }
  const { training, rows } = prepare(1);
  const { training: trained, validation, test: held } = rows;
  results.push({
    table,
    rows: { training: trained.length, validation: validation.length, test: held.length },
    inputs: training.inputShape[0],
    scores,
  });
}
const rendered = renderTables(results, scikitLearnVersion);
console.log(rendered);
// A partial run does not replace a complete one.
if (parts.length === 0 && seeds === 5) writeResults(rendered);
