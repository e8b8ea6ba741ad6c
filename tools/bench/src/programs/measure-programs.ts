import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { table } from "../report/tables.ts";
import { median, quantile } from "../statistics.ts";
import { bundle } from "./bundle.ts";

const tfjs = createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm");

const programs = [
  { name: "ours, with kernels", entry: "ours", beside: [] },
  { name: "ours, `referenceInterpreter` instead", entry: "ours-reference", beside: [] },
  { name: "brain.js 1", entry: "brain-1", beside: [] },
  { name: "brain.js 2", entry: "brain-2", beside: [] },
  { name: "TensorFlow.js, wasm", entry: "tfjs", beside: [join(dirname(tfjs), "tfjs-backend-wasm-simd.wasm")] },
  { name: "jax-js, wasm", entry: "jax-js", beside: [] },
] as const;

interface MeasuredProgram {
  readonly name: string;
  readonly file: string;
  readonly size: string;
  /** Milliseconds, one number for each round. */
  readonly times: number[];
  /** KiB, one number for each round. */
  readonly memory: number[];
}

/** W7: when a bundled program has taken its first step, how much memory it needs, and how large it is. */
export const measurePrograms = async (rounds: number, log: (text: string) => void): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), "gd-bench-programs-"));
  try {
    const measured: MeasuredProgram[] = [];
    for (const { name, entry, beside } of programs) {
      const file = join(folder, `${entry}.mjs`);
      await bundle(join(import.meta.dirname, `${entry}.ts`), file);
      const sizes = [file, ...beside].map((path) => gzipSync(readFileSync(path), { level: 9 }).length);
      const size = sizes.map((bytes) => `${(bytes / 1000).toFixed(1)} KB`).join(" + wasm ");
      measured.push({ name, file, size, times: [], memory: [] });
    }
    for (let round = 0; round <= rounds; round++) {
      for (const { file, times, memory } of measured) {
        const { milliseconds, kibibytes } = await run(file);
        // In the first round the files are not in the cache yet.
        if (round > 0) times.push(milliseconds);
        memory.push(kibibytes);
      }
      log(`W7 round ${round} of ${rounds}\n`);
    }
    const rows = measured.map(({ name, times, memory, size }) => [
      name,
      median(times).toFixed(0),
      [0.25, 0.75].map((share) => quantile(times, share).toFixed(0)).join(" – "),
      (median(memory) / 1024).toFixed(0),
      size,
    ]);
    const heads = [
      "",
      "ms from the start of the process to its first step",
      "quartiles",
      "peak MiB",
      "minified, gzipped",
    ];
    return `## W7: a program that trains W2, bundled by esbuild\n\n${table(heads, rows)}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const run = (file: string): Promise<{ readonly milliseconds: number; readonly kibibytes: number }> =>
  new Promise((resolve, reject) => {
    const start = performance.now();
    let milliseconds = Number.NaN;
    let output = "";
    const child = spawn(process.execPath, [file, tfjs], { stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (Number.isNaN(milliseconds) && output.includes("stepped")) milliseconds = performance.now() - start;
    });
    let complaint = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaint += text;
    });
    child.on("error", reject);
    child.on("exit", (code) => {
      const kibibytes = Number(/memory (\d+)/.exec(output)?.[1]);
      if (code === 0 && kibibytes > 0) resolve({ milliseconds, kibibytes });
      else reject(new Error(`${file} ended with ${code} and said ${output}${complaint.slice(-500)}`));
    });
  });
