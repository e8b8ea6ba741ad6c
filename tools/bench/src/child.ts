// One competitor in a process of its own, which takes requests and answers them in lines of JSON.
import { createInterface } from "node:readline";
import { readArrays, writeArray } from "./arrays.ts";
import { type Prepared, prepare, SkippedError } from "./competitor.ts";
import { load } from "./competitors/load.ts";
import type { Answer, Request } from "./protocol.ts";

const competitor = await load(process.argv[2] ?? "");
let prepared: Prepared | undefined;

/**
 * Milliseconds to spin before each measurement. By then the previous contestant's threads, which spin while they wait for
 * work, have gone to sleep, and a processor that was idle, or that the host had given away, is at full speed again.
 */
const LEAD_IN = 100;

const keepBusy = (): void => {
  const end = performance.now() + LEAD_IN;
  while (performance.now() < end);
};

const answer = async (request: Request): Promise<Answer> => {
  try {
    if (request.type === "prepare") {
      prepared = await prepare(competitor, request.task, readArrays(request.folder));
      return { type: "ready" };
    }
    if (prepared === undefined) throw new Error("train came before prepare");
    prepared.reset();
    keepBusy();
    const start = performance.now();
    await prepared.train(request.steps);
    const seconds = (performance.now() - start) / 1000;
    if (request.save !== undefined)
      writeArray(request.save.folder, request.save.name, Float64Array.from(await prepared.result()));
    return { type: "trained", seconds };
  } catch (error) {
    if (error instanceof SkippedError) return { type: "failed", skipped: true, reason: error.message };
    return { type: "failed", skipped: false, reason: String(error) };
  }
};

for await (const line of createInterface({ input: process.stdin })) {
  const request: Request = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(await answer(request))}\n`);
}
process.exit();
