import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { randomStreams } from "@gd/tensor";

/** What a sweep file has, beside the table. */
export interface SweepFile {
  readonly space: object;
  readonly trials: number;
  readonly train?: object;
  readonly sampler?: object;
  readonly seed?: number;
}

const ROWS = 120;

/** A folder with a table of points in a circle and outside of it, and a sweep of trainings on it. */
export const writeSweep = async (folder: string, { train, ...sweep }: SweepFile): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const { uniform } = randomStreams(1).stream("points");
  const lines = Array.from({ length: ROWS }, () => {
    const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1];
    return `${x},${y},${x * x + y * y < 0.5 ? "inside" : "outside"}`;
  });
  await writeFile(join(folder, "points.csv"), `x,y,place\n${lines.join("\n")}\n`);
  const config = { train: { data: "points.csv", target: "place", ...train }, ...sweep };
  await writeFile(join(folder, "points.json"), JSON.stringify(config));
};

/** The lines of a sweep's ledger, sorted. */
export const ledgerOf = async (folder: string): Promise<readonly string[]> =>
  (await readFile(join(folder, "points.sweep/ledger.jsonl"), "utf8").catch(() => ""))
    .split("\n")
    .filter(isWhole)
    .sort();

/** Whether a line of a ledger is not one that was torn. */
const isWhole = (line: string): boolean => {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
};
