import { parseArgs } from "node:util";
import { contestants } from "./contestants.ts";
import { type Measurement, measure } from "./measure.ts";
import { type ContestantProcess, start } from "./process.ts";
import { median } from "./statistics.ts";
import { workloads } from "./workloads/workloads.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "7" }, quick: { type: "boolean", default: false }, only: { type: "string" } },
});
for (const workload of workloads) {
  if (positionals.length && !positionals.includes(workload.id)) continue;
  console.log(workload.id, workload.title);
  const processes = new Map(contestants.filter((c) => !values.only || values.only.split(",").some((o) => c.name.includes(o))).map((c) => [c, start(c)]));
  const ms = await measure(workload, processes, { rounds: Number(values.rounds), longestRound: values.quick ? 2 : 10, log: (t) => void process.stderr.write(t) });
  for (const p of processes.values()) p.end();
  for (const m of ms) if (m.seconds.length) console.log(m.contestant.name.padEnd(30), m.steps, workload.figure.of(median(m.seconds), m.steps).toPrecision(4), m.partLoss, m.loss, m.failed ?? "");
}
