import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { randomStreams } from "@gd/tensor";
import { interruptedTraining, type Moment, wholeTraining, writeTable } from "./trainings.ts";

const { values } = parseArgs({
  options: {
    /** How many times a training is killed. */
    count: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
  },
});
const [count, seed] = [Number(values.count), Number(values.seed)];
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  console.error("pnpm interruptions [--count 200] [--seed 1]");
  process.exit(2);
}

const random = randomStreams(seed).stream("moments");
const folder = await mkdtemp(join(tmpdir(), "gd-interruptions-"));
const moments: Record<Moment, number> = {
  "before the first checkpoint": 0,
  "in an epoch": 0,
  "between epochs": 0,
  "while a file was written": 0,
};
const start = performance.now();
let [killed, ended, different] = [0, 0, 0];
try {
  const table = await writeTable(folder);
  const whole = await wholeTraining(table, join(folder, "whole"));
  console.log(`seed ${seed}; a training that is left alone takes ${whole.seconds.toFixed(1)} s`);
  let { seconds } = whole;
  while (killed < count) {
    // Most fall into the training, some before it begins, and a few come too late. One that is killed again and again gets more
    // time, as the machine may have become slower.
    const delays = (kills: number) => 1000 * seconds * (0.2 + random.uniform()) * (1 + kills / 5);
    const place = join(folder, `${ended}`);
    const { kills, ...training } = await interruptedTraining(table, place, { delays, most: count - killed });
    await rm(place, { recursive: true });
    for (const moment of kills) moments[moment]++;
    killed += kills.length;
    ended++;
    // The machine may have more time than it had before.
    if (kills.length === 0) seconds = training.seconds;
    const same = training.bytes.equals(whole.bytes);
    if (!same) different++;
    const times = kills.length === 1 ? "once" : `${kills.length} times`;
    console.log(
      `training ${ended}, killed ${times}: ${same ? "the same" : "ANOTHER"} model; ${killed} of ${count} kills`,
    );
  }
} finally {
  await rm(folder, { recursive: true });
}
console.log("");
for (const [moment, times] of Object.entries(moments)) console.log(`killed ${moment}: ${times}`);
const minutes = ((performance.now() - start) / 60_000).toFixed(1);
const end = different === 0 ? "all of which ended in the same bytes" : `${different} of which ended in OTHER bytes`;
console.log(`${killed} kills of ${ended} trainings, ${end}, in ${minutes} minutes`);
process.exitCode = different === 0 ? 0 : 1;
