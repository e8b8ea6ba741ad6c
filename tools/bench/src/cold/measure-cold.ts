import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "../programs/bundle.ts";
import { table } from "../report/tables.ts";
import { median, quantile } from "../statistics.ts";
import { MARKS } from "./marks.ts";

const tfjs = createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm");

const EMPTY = "a program that does nothing";
const programs = [
  { name: EMPTY, entry: "empty" },
  { name: "ours, `train`", entry: "ours" },
  { name: "ours, `training.step`", entry: "ours-by-step" },
  { name: "plain loops, float64", entry: "plain" },
  { name: "brain.js 1", entry: "brain-1" },
  { name: "brain.js 2", entry: "brain-2" },
  { name: "TensorFlow.js, wasm", entry: "tfjs" },
  { name: "jax-js, wasm, jit", entry: "jax-js" },
] as const;

/** W2 from the start of a process: when a bundled program has taken its first step, a thousand and ten thousand. */
export const measureCold = async (rounds: number, log: (text: string) => void): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), "gd-bench-cold-"));
  try {
    const measured = programs.map(({ name, entry }) => ({
      name,
      file: join(folder, `${entry}.mjs`),
      times: [[]] as number[][],
    }));
    for (const { file } of measured) {
      const entry = file.slice(folder.length + 1, -".mjs".length);
      await bundle(join(import.meta.dirname, "programs", `${entry}.ts`), file);
    }
    for (let round = 0; round <= rounds; round++) {
      for (const { file, times } of measured) times[round] = await run(file);
      log(`W13 round ${round} of ${rounds}\n`);
    }
    // In the first round the files are not in the cache yet.
    const startOf = (round: number): number => measured[0]!.times[round]![0]!;
    const rows = measured.slice(1).map(({ name, times }) => [
      name,
      ...MARKS.flatMap((_, mark) => {
        const since = times.slice(1).map((marks, i) => marks[mark]! - startOf(i + 1));
        return [median(since).toFixed(1), [0.25, 0.75].map((share) => quantile(since, share).toFixed(1)).join(" – ")];
      }),
    ]);
    const heads = ["", ...MARKS.flatMap((mark) => [`ms to step ${mark}`, "quartiles"])];
    const empty = median(measured[0]!.times.slice(1).map(([start]) => start!)).toFixed(1);
    return `## W13: the first steps of W2 in a fresh process\n\nBundled by esbuild. From the start of the process, less what ${EMPTY} takes: ${empty} ms.\n\n${table(heads, rows)}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Milliseconds from the start of the process to each mark. */
const run = (file: string): Promise<number[]> =>
  new Promise((resolve, reject) => {
    let output = "";
    const child = spawn(process.execPath, [file, tfjs], { stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.on("error", reject);
    child.on("exit", (code) => {
      const line = output.split("\n").find((text) => text.startsWith('{"marks":'));
      if (code === 0 && line !== undefined) resolve(JSON.parse(line).marks);
      else reject(new Error(`${file} ended with ${code} and said ${output}`));
    });
  });
