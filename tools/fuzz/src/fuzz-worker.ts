// Reads the hostile files of an assignment, in a thread that can be ended should one of them take too long.
import { parentPort, workerData } from "node:worker_threads";
import type { Assignment, Failure, Findings } from "./assignment.ts";
import { hostileFile } from "./hostile-file.ts";
import type { Reader } from "./reader.ts";
import { tryFile } from "./try-file.ts";

const { module, reader: name, seed, from, to, current, memory }: Assignment = workerData;
const { readers }: { readonly readers: readonly Reader[] } = await import(module);
const reader = readers.find((candidate) => candidate.name === name)!;

/** How many files are read between two reports. */
const FILES_PER_REPORT = 500;

let counts: Record<string, number> = {};
let failures: Failure[] = [];
let slowest = 0;
/** Also lets the event loop run, which frees what zlib holds. */
const report = async (): Promise<void> => {
  const findings: Findings = { counts, failures, slowest };
  parentPort!.postMessage(findings);
  counts = {};
  failures = [];
  await new Promise((resolve) => setImmediate(resolve));
};

// A thread that has nothing to do but wait for what never comes would end.
const alive = setInterval(() => {}, 1000);
const megabytes = (): number => process.resourceUsage().maxRSS / 1024;
let takesTooMuch = megabytes() > memory;

for (let number = from; number < to; number++) {
  const file = hostileFile(reader, seed, number);
  Atomics.store(current, 0, number);
  const start = performance.now();
  const ending = await tryFile(reader, file);
  slowest = Math.max(slowest, performance.now() - start);
  const kind = ending.type === "refused" ? ending.reason : ending.type;
  counts[kind] = (counts[kind] ?? 0) + 1;
  if (ending.type === "wrong") failures.push({ number, problem: ending.error });
  if (!takesTooMuch && megabytes() > memory) {
    takesTooMuch = true;
    failures.push({ number, problem: `with it, the process takes more than ${memory} MB` });
  }
  if (failures.length > 0 || (number - from) % FILES_PER_REPORT === 0) await report();
}
await report();
clearInterval(alive);
