import { createWriteStream } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { finished } from "node:stream/promises";
import type { Figure } from "@gd/experiments";
import type { TrainingEvent } from "@gd/train";
import { writeWhole } from "../files/write-whole.js";
import { systemReason } from "../system-reason.js";
import { csvLine } from "../table/csv-line.js";
import { toJson } from "../to-json.js";
import type { TrainConfig } from "./train-config.js";

type Epoch = Extract<TrainingEvent, { type: "epoch" }>;

/** What a training leaves: its configuration, its epochs as JSON lines and as CSV, and what `add` brings. */
export interface RunFolder {
  readonly path: string;
  epoch(event: Epoch): void;
  /** Writes a file of the folder, whole or not at all. */
  add(name: string, content: string | Uint8Array): Promise<void>;
  /** The losses of the epochs so far. */
  figure(): Figure;
  /** Waits until all epochs have been written. */
  close(): Promise<void>;
}

/** The folder for all runs whose model goes to a file: `penguins.runs` of `penguins.model.safetensors`. */
const folderOf = (modelFile: string): string =>
  join(dirname(modelFile), `${basename(modelFile).replace(/(\.model)?\.safetensors$/, "")}.runs`);

/** Makes the folder of a run, which is numbered: none takes the place of an earlier one. */
export const createRunFolder = async (modelFile: string, config: TrainConfig): Promise<RunFolder> => {
  const path = await nextFolder(folderOf(modelFile));
  await writeWhole(join(path, "gd.config.json"), `${JSON.stringify(config, null, 2)}\n`);
  const [lines, table] = ["metrics.jsonl", "metrics.csv"].map((name) => createWriteStream(join(path, name)));
  table!.write(csvLine(["epoch", "loss", "validation loss", "seconds"]));
  const epochs: { readonly epoch: number; readonly loss: number; readonly validation: number }[] = [];
  return {
    path,
    epoch({ epoch, loss, validation, seconds }) {
      const validationLoss = validation?.loss ?? Number.NaN;
      lines!.write(`${toJson({ epoch, loss, validation, seconds })}\n`);
      table!.write(csvLine([epoch, loss, validationLoss, seconds]));
      epochs.push({ epoch, loss, validation: validationLoss });
    },
    add: (name, content) => writeWhole(join(path, name), content),
    figure: () => ({
      title: `Loss of ${basename(modelFile)}`,
      x: { label: "epoch", scale: "linear" },
      y: { label: "loss", scale: "log" },
      series: [
        { name: "training", points: epochs.map(({ epoch, loss }) => [epoch, loss] as const) },
        { name: "validation", points: epochs.map(({ epoch, validation }) => [epoch, validation] as const) },
      ],
    }),
    async close() {
      for (const stream of [lines!, table!]) {
        stream.end();
        await finished(stream).catch((cause: unknown) => {
          throw new Error(`${path}: ${systemReason(cause)}`, { cause });
        });
      }
    },
  };
};

const nextFolder = async (runs: string): Promise<string> => {
  try {
    await mkdir(runs, { recursive: true });
    const numbers = (await readdir(runs)).filter((name) => /^\d+$/.test(name)).map(Number);
    const path = join(runs, String(Math.max(0, ...numbers) + 1));
    await mkdir(path);
    return path;
  } catch (cause) {
    throw new Error(`${runs}: this folder for runs cannot be made, ${systemReason(cause)}`, { cause });
  }
};
