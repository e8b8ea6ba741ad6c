import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { execPath } from "node:process";
import { parseArgs } from "node:util";
import { busyShare, QUIET } from "./busy-share.ts";
import { contestants } from "./contestants.ts";
import { measure } from "./measure.ts";
import { start } from "./process.ts";
import { compareFigures } from "./report/compare-figures.ts";
import { type Figures, figuresOf } from "./report/figures.ts";
import { describeMachine } from "./report/machine.ts";
import { complaintsOf, renderReport } from "./report/render-report.ts";
import type { Result } from "./report/tables.ts";
import type { SectionReport } from "./section.ts";
import { sections } from "./sections.ts";
import { workloads } from "./workloads/workloads.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "5" },
    quick: { type: "boolean", default: false },
    only: { type: "string", multiple: true, default: [] },
    busy: { type: "string", default: "0" },
    compare: { type: "string" },
    anyway: { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds);
const busy = Number(values.busy);
const training = [...new Set(workloads.map(({ id }) => id))];
const known = [...training, ...sections.map(({ id }) => id)];
const unknown = positionals.find((id) => !known.includes(id));
if (unknown !== undefined || !(Number.isInteger(rounds) && rounds > 0) || !(Number.isInteger(busy) && busy >= 0)) {
  const options = "[--rounds 5] [--quick] [--only NAME …] [--busy 0] [--compare results.json] [--anyway]";
  console.error(`pnpm bench [${known.join("] [")}] ${options}; got ${process.argv.slice(2).join(" ")}`);
  process.exit(2);
}
const chosen = (id: string) => positionals.length === 0 || positionals.includes(id);
const taking = contestants.filter(
  ({ name, isPeak }) => isPeak || values.only.length === 0 || values.only.some((part) => name.includes(part)),
);
const minutes = () => Math.round(performance.now() / 60_000);
const log = (text: string) => void process.stderr.write(`${minutes()} min ${text}`);

let before: Figures | undefined;
try {
  // pnpm runs this in its own folder, and says where it was called.
  const calledIn = process.env["INIT_CWD"] ?? process.cwd();
  if (values.compare !== undefined) before = JSON.parse(readFileSync(resolve(calledIn, values.compare), "utf8"));
} catch (error) {
  console.error(
    `--compare ${values.compare}: ${(error as Error).message}. A complete run writes tools/bench/results.json.`,
  );
  process.exit(2);
}
const shareAtStart = await busyShare();
if (shareAtStart > QUIET && !values.anyway) {
  const share = `${Math.round(100 * shareAtStart)} %`;
  console.error(`Other programs take ${share} of this machine's processors. Wait until they end, or pass --anyway.`);
  process.exit(1);
}
const beside = Array.from({ length: busy }, () => {
  const process = spawn(execPath, ["-e", "for (;;);"], { stdio: "ignore" });
  process.unref();
  return process;
});
const leaveAlone = () => beside.forEach((process) => void process.kill());
process.on("exit", leaveAlone);
const results: Result[] = [];
const others: SectionReport[] = [];
const report = (shareAtEnd?: number): string =>
  renderReport(
    describeMachine({ busy, minutes: minutes(), shares: [shareAtStart, shareAtEnd] }),
    results,
    others.map(({ text }) => text),
  );
// A partial run does not replace a complete one.
const isComplete = positionals.length === 0 && values.only.length === 0 && !values.quick && busy === 0;
const folder = join(import.meta.dirname, "..");
/** Writes what has been measured so far, so that a run that is stopped has not been for nothing. */
const save = (shareAtEnd?: number): void => {
  if (!isComplete) return;
  writeFileSync(join(folder, "results.md"), report(shareAtEnd));
  writeFileSync(join(folder, "results.json"), `${JSON.stringify(figuresOf(results), null, 2)}\n`);
  mkdirSync(join(folder, "results"), { recursive: true });
  for (const { figures = {} } of others) {
    for (const [file, picture] of Object.entries(figures)) writeFileSync(join(folder, "results", file), picture);
  }
};
for (const id of training.filter(chosen)) {
  const processes = new Map(taking.map((contestant) => [contestant, start(contestant)]));
  for (const workload of workloads.filter((candidate) => candidate.id === id)) {
    log(`${id} ${workload.title}\n`);
    results.push({ workload, measurements: await measure(workload, processes, { rounds, quick: values.quick, log }) });
    save();
  }
  for (const process of processes.values()) process.end();
}
for (const { id, measure } of sections) {
  if (!chosen(id)) continue;
  others.push(await measure({ rounds, quick: values.quick, log }));
  save();
}
leaveAlone();
const shareAtEnd = await busyShare();
console.log(report(shareAtEnd));
if (before !== undefined) console.log(compareFigures(before, figuresOf(results)));
save(shareAtEnd);
const complaints = complaintsOf(results);
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length > 0 ? 1 : 0;
