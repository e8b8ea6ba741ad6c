import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { redisProgram } from "@gd/tooling/redis-server";
import { runGd } from "../gd.ts";
import type { Options } from "../options.ts";
import { ledgerOf, writeSweep } from "../sweep-files.ts";
import { fullDisk } from "./full-disk.ts";
import { killedProcesses } from "./killed-processes.ts";
import { killedSweep } from "./killed-sweep.ts";
import { poolLeftAlone } from "./pool-left-alone.ts";
import { queueInChaos } from "./queue-in-chaos.ts";
import type { Scenario } from "./scenario.ts";

/**
 * Runs the same sweep again and again, each time with another misfortune, and compares the ledgers with that of a process that nobody
 * disturbs. Returns whether all are the same.
 */
export const chaos = async ({ quick, seed, trials: most, only }: Options): Promise<boolean> => {
  const root = await mkdtemp(join(tmpdir(), "gd-chaos-"));
  const trials = quick ? 24 : most;
  const sweep = {
    space: {
      learningRate: { type: "log-uniform", low: 1e-3, high: 0.1 },
      hidden: { type: "integer", low: 4, high: 32, scale: "log" },
    },
    sampler: { type: "random" },
    trials,
    train: { epochs: 4, earlyStopping: 0 },
    seed,
  };
  let [same, tried] = [0, 0];
  try {
    const alone = join(root, "alone");
    await writeSweep(alone, sweep);
    const begun = performance.now();
    await runGd(["sweep", "points.json", "--workers", "1", "--quiet"], alone);
    const expected = await ledgerOf(alone);
    console.log(`one process: ${expected.length} trials in ${secondsSince(begun)} s`);
    if (expected.length !== trials)
      throw new Error(`expected ${trials} lines in the ledger, but got ${expected.length}`);
    const queue = redisProgram === undefined ? [] : queueInChaos;
    if (queue.length === 0)
      console.log("skipped: neither valkey-server nor redis-server is here, so no queue is tried");
    const all: readonly Scenario[] = [poolLeftAlone, killedProcesses, killedSweep, fullDisk, ...queue];
    const scenarios = all.filter(({ name, isQuick }) => (isQuick || !quick) && name.includes(only));
    for (const [number, { name, run }] of scenarios.entries()) {
      const folder = join(root, String(number));
      await writeSweep(folder, sweep);
      const start = performance.now();
      const what = await run({ folder, quick, seed, trials });
      if (what.skipped !== undefined) {
        console.log(`skipped: ${name}, ${what.skipped}`);
        continue;
      }
      tried++;
      const found = await ledgerOf(folder);
      const isSame = found.join("\n") === expected.join("\n");
      if (isSame) same++;
      console.log(
        `${isSame ? "the same ledger" : "ANOTHER LEDGER"}: ${name}, ${what.happened}, in ${secondsSince(start)} s`,
      );
      if (!isSame)
        console.log(
          `${found.length} lines, ${found.find((line) => !expected.includes(line)) ?? "none of them another"}`,
        );
      await rm(folder, { recursive: true, force: true });
    }
  } finally {
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
  }
  console.log(`${same} of ${tried} sweeps gave the same ledger`);
  return same === tried;
};

const secondsSince = (start: number): string => ((performance.now() - start) / 1000).toFixed(1);
