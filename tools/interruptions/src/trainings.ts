import { spawn } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { randomStreams } from "@gd/tensor";

/** When a training was killed, as its folder shows it. */
export type Moment = "before the first checkpoint" | "in an epoch" | "between epochs" | "while a file was written";

const gd = join(dirname(createRequire(import.meta.url).resolve("@gd/cli/package.json")), "bin/gd.js");
const MODEL = "points.model.safetensors";

/** A table of points in a circle and outside of it. */
export const writeTable = async (folder: string): Promise<string> => {
  const { uniform } = randomStreams(1).stream("points");
  const rows = Array.from({ length: 900 }, () => {
    const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1];
    return `${x},${y},${x * x + y * y < 0.5 ? "inside" : "outside"}`;
  });
  const file = join(folder, "points.csv");
  await writeFile(file, `x,y,place\n${rows.join("\n")}\n`);
  return file;
};

/** A checkpoint after each step, so that most of the time goes into writing them. */
const args = (table: string) => [
  gd,
  "train",
  table,
  "--target",
  "place",
  "--hidden",
  "16",
  "--epochs",
  "5",
  "--quiet",
  "--resume",
  "--checkpoint-every",
  "0",
];

/** Trains in a folder, and kills the program after some milliseconds. Returns whether it ended before. */
const run = async (table: string, folder: string, killAfter?: number): Promise<boolean> => {
  const child = spawn(process.execPath, args(table), { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => (said += chunk));
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfter);
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.on("close", (code, signal) => resolve([code, signal])),
  );
  clearTimeout(timer);
  if (signal === "SIGKILL") return false;
  if (code === 0) return true;
  throw new Error(`gd train ended with ${code ?? signal}: ${said}`);
};

/** A training that nobody kills. */
export const wholeTraining = async (
  table: string,
  folder: string,
): Promise<{ readonly bytes: Buffer; readonly seconds: number }> =>
  interruptedTraining(table, folder, { delays: () => 0, most: 0 });

/**
 * A training that is killed again and again, each time after the milliseconds that `delays` says, until it has ended or has been
 * killed so often. Its seconds are those of the last run.
 */
export const interruptedTraining = async (
  table: string,
  folder: string,
  { delays, most }: { readonly delays: (kills: number) => number; readonly most: number },
): Promise<{ readonly kills: readonly Moment[]; readonly bytes: Buffer; readonly seconds: number }> => {
  await mkdir(folder);
  const kills: Moment[] = [];
  for (;;) {
    const start = performance.now();
    if (await run(table, folder, kills.length < most ? delays(kills.length) : undefined)) {
      return { kills, bytes: await readFile(join(folder, MODEL)), seconds: (performance.now() - start) / 1000 };
    }
    kills.push(await momentOf(join(folder, "points.runs")));
  }
};

const momentOf = async (runs: string): Promise<Moment> => {
  const [last] = (await readdir(runs).catch(() => [])).sort((left, right) => Number(right) - Number(left));
  const files = last === undefined ? [] : await readdir(join(runs, last));
  if (files.some((name) => name.endsWith(".tmp"))) return "while a file was written";
  if (!files.includes("checkpoint.json")) return "before the first checkpoint";
  const { state } = JSON.parse(await readFile(join(runs, last!, "checkpoint.json"), "utf8"));
  // 900 rows: 576 to train with, which are 18 batches of 32.
  return Number(/\d+/.exec(state)![0]) % 18 === 0 ? "between epochs" : "in an epoch";
};
