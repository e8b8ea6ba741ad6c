import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { bestInterpreter } from "@gd/tensor-wasm";
import { writeResults } from "../write-results.ts";
import { networks } from "./networks.ts";
import { readDigits } from "./read-digits.ts";
import { type Results, reachesGoal, renderResults } from "./render-results.ts";
import { trainingAndValidation } from "./training-and-validation.ts";

const USAGE = "pnpm accuracy [part of a name …] [--seeds 5] [--validate] [--threads N]";
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: "string", default: "5" },
    /** Does not touch the test images: trains on 55,000 training images, and measures on the other 5,000. */
    validate: { type: "boolean", default: false },
    threads: { type: "string", default: String(availableParallelism()) },
  },
});
const [seeds, threads] = [Number(values.seeds), Number(values.threads)];
const chosen = networks.filter(({ name }) => positionals.every((part) => name.includes(part)));
if (!(Number.isInteger(seeds) && seeds > 0 && Number.isInteger(threads) && threads > 0 && chosen.length > 0)) {
  console.error(`${USAGE}; the names are: ${networks.map(({ name }) => name).join("; ")}`);
  process.exit(2);
}

const interpreter = bestInterpreter({ threads });
const all = await readDigits("train");
const { training, test } = values.validate
  ? trainingAndValidation(all)
  : { training: all, test: await readDigits("t10k") };
const results: Results[] = [];
for (const network of chosen) {
  const outcomes = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const outcome = await network.run(interpreter, seed, training, test);
    outcomes.push(outcome);
    process.stderr.write(
      `${network.name}, seed ${seed}: ${(100 * outcome.accuracy).toFixed(2)} %, ${outcome.seconds.toFixed(0)} s\n`,
    );
  }
  results.push({ network, outcomes });
}
const rendered = renderResults(results, { threads, validated: values.validate });
console.log(rendered);
// A partial run does not replace a complete one.
if (positionals.length === 0 && !values.validate && seeds === 5) {
  writeResults(rendered);
}
process.exitCode = results.every(reachesGoal) ? 0 : 1;
