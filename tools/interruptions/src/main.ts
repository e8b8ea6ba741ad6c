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
let [killed, ended, different] = [0, 0, 0];
try {
  const table = await writeTable(folder);
  const whole = await wholeTraining(table, join(folder, "whole"));
  console.log(`seed ${seed}; a training that is left alone takes ${whole.seconds.toFixed(1)} s`);
  while (killed < count) {
    // Most fall into the training, some before it begins, and a few come too late.
    const delays = () => 1000 * whole.seconds * (0.2 + 1.0 * random.uniform());
    const { kills, bytes } = await interruptedTraining(table, join(folder, `${ended}`), {
      delays,
      most: count - killed,
    });
    for (const moment of kills) moments[moment]++;
    killed += kills.length;
    ended++;
    if (!bytes.equals(whole.bytes)) {
      different++;
      console.log(`training ${ended}, which was killed ${kills.length} times, ends in another model`);
    }
    await rm(join(folder, `${ended - 1}`), { recursive: true });
  }
} finally {
  await rm(folder, { recursive: true });
}
for (const [moment, times] of Object.entries(moments)) console.log(`killed ${moment}: ${times}`);
console.log(`${killed} kills, ${ended} trainings, ${different} of which end in another model`);
process.exitCode = different === 0 ? 0 : 1;
