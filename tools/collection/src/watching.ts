import { type AnyOptions, watch } from "@gd/insight";
import { train } from "@gd/train";
import { training } from "./run.ts";
import { tasks } from "./task.ts";

/** Trainings of a second or two: a tiny network, a table of the size of the diamonds, and images. */
const measured: Readonly<Record<string, AnyOptions>> = {
  "3 → 8 → 1, 500 rows": training(tasks.waves({ examples: 500, width: 8 }, 1), { epochs: 4000 }, { depth: 1 }),
  "10 → 64 → 64 → 1, 40,000 rows": training(tasks.friedman({ examples: 40_000, width: 64 }, 1), { epochs: 20 }),
  "8 × 8 images, 4,000": training(tasks.bars({ examples: 4000, width: 32 }, 1), { epochs: 10, batchSize: 64 }),
};

/** Seconds that the steps take, with a doctor who watches or without, and then what he takes before and after them. */
const secondsOf = async (options: AnyOptions, isWatched: boolean) => {
  const start = performance.now();
  const doctor = isWatched ? await watch(options) : undefined;
  const begun = performance.now();
  for await (const event of train(options)) {
    const look = doctor?.see(event);
    if (look !== undefined) await look;
  }
  const trained = performance.now();
  await doctor?.diagnose();
  const end = performance.now();
  return { first: (begun - start) / 1000, steps: (trained - begun) / 1000, closing: (end - trained) / 1000 };
};

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const ROUNDS = Number(process.argv[2] ?? 7);

console.log("| training | steps, s | minima | medians | first look, s | closing, s |");
console.log("| --- | --- | --- | --- | --- | --- |");
for (const [name, options] of Object.entries(measured)) {
  // In turn, so that what else the machine does meets both alike; the first round warms up.
  const rounds = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const isFirst = round % 2 === 0;
    const one = await secondsOf(options, isFirst);
    const other = await secondsOf(options, !isFirst);
    if (round > 0) rounds.push(isFirst ? { watched: one, alone: other } : { watched: other, alone: one });
  }
  const alone = rounds.map(({ alone }) => alone.steps);
  const watched = rounds.map(({ watched }) => watched.steps);
  const cells = [
    Math.min(...alone).toFixed(3),
    (Math.min(...watched) / Math.min(...alone)).toFixed(3),
    (middle(watched) / middle(alone)).toFixed(3),
    middle(rounds.map(({ watched }) => watched.first)).toFixed(3),
    middle(rounds.map(({ watched }) => watched.closing)).toFixed(3),
  ];
  console.log(`| ${name} | ${cells.join(" | ")} |`);
}
