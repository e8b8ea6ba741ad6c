import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fuzz } from "./fuzz.ts";
import { hostileFile } from "./hostile-file.ts";
import { readers } from "./readers.ts";
import { renderReport } from "./render-report.ts";
import { tryFile } from "./try-file.ts";

const USAGE = "pnpm fuzz [reader …] [--count 1000000] [--seed 1] [--deadline ms] [--memory MB] [--replay file]";
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** How many files, over all readers. */
    count: { type: "string", default: "1000000" },
    seed: { type: "string", default: "1" },
    deadline: { type: "string", default: "5000" },
    memory: { type: "string", default: "512" },
    replay: { type: "string" },
  },
});
const [count, seed, deadline, memory] = [values.count, values.seed, values.deadline, values.memory].map(Number);
const chosen = readers.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const areWhole = [count, seed, deadline, memory].every(Number.isInteger);
if (!areWhole || chosen.length === 0 || (values.replay !== undefined && chosen.length > 1)) {
  console.error(`${USAGE}; the readers are: ${readers.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}

if (values.replay !== undefined) {
  const ending = await tryFile(chosen[0]!, new Uint8Array(readFileSync(values.replay)));
  console.log(ending);
  process.exit(ending.type === "wrong" ? 1 : 0);
}

const module = new URL("./readers.ts", import.meta.url).href;
const folder = join(import.meta.dirname, "../failures");
console.log(`seed ${seed}`);
for (const reader of chosen) {
  const share = Math.ceil(count! / chosen.length);
  const options = { module, reader: reader.name, seed: seed!, count: share, deadline: deadline!, memory: memory! };
  const report = await fuzz(options);
  console.log(renderReport(reader.name, report));
  for (const { number, problem } of report.failures) {
    const path = join(folder, `${reader.name}-${seed}-${number}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, hostileFile(reader, seed!, number));
    console.log(`\n${reader.name} fails with the file ${number}: ${problem}`);
    console.log(`again: pnpm fuzz ${reader.name} --replay ${path}`);
    process.exitCode = 1;
  }
}
console.log(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
