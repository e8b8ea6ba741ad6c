import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { table } from "../report/tables.ts";
import { median, quantile } from "../statistics.ts";
import { readers } from "./readers.ts";
import { writeCsv } from "./write-csv.ts";

/** The reader that the ratios of times refer to: the fastest library that also makes numbers of texts. */
const LIBRARY = "udsv, typed columns";

interface Reading {
  readonly seconds: number;
  readonly kibibytes: number;
  readonly rows: number;
}

/** W10: how long it takes until a CSV file of so many bytes stands in memory. */
export const measureCsv = async (bytes: number, rounds: number, log: (text: string) => void): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), "gd-bench-csv-"));
  try {
    const path = join(folder, "rows.csv");
    await writeCsv(path, bytes);
    const names = Object.keys(readers);
    const readings = new Map<string, Reading[]>(names.map((name) => [name, []]));
    for (let round = 0; round <= rounds; round++) {
      for (let i = 0; i < names.length; i++) {
        const name = names[(i + round) % names.length]!;
        const reading = await read(name, path);
        // In the first round the files are not in the cache yet.
        if (round > 0) readings.get(name)!.push(reading);
      }
      log(`W10 round ${round} of ${rounds}\n`);
    }
    const counts = new Set([...readings.values()].flat().map(({ rows }) => rows));
    if (counts.size !== 1) throw new Error(`W10: they have found different numbers of rows: ${[...counts].join(", ")}`);
    const library = readings.get(LIBRARY)!;
    const rows = names.map((name) => {
      const of = readings.get(name)!;
      const times = of.map(({ seconds }) => seconds);
      return [
        name,
        median(times).toFixed(2),
        [0.25, 0.75].map((share) => quantile(times, share).toFixed(2)).join(" – "),
        median(times.map((seconds, round) => seconds / library[round]!.seconds)).toFixed(2),
        (median(of.map(({ kibibytes }) => kibibytes)) / 1024).toFixed(0),
      ];
    });
    const heads = ["", "s", "quartiles", `time ÷ ${LIBRARY}`, "peak MiB"];
    const [count] = counts;
    const title = `## W10: a CSV file of ${Math.round(bytes / 1e6)} MB, ${count} rows of 9 columns`;
    return `${title}\n\n${table(heads, rows)}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const run = promisify(execFile);

const read = async (name: string, path: string): Promise<Reading> => {
  const { stdout } = await run(process.execPath, ["--no-warnings", join(import.meta.dirname, "child.ts"), name, path]);
  return JSON.parse(stdout);
};
