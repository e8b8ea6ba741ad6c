// node bench/main.mjs [megabytes] [rounds]: the time that each program needs to read the same file, in processes of their own,
// one after the other, several rounds; of each, the least time counts.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programs } from "./programs.mjs";
import { writeCsv } from "./write-csv.mjs";

const [megabytes = 100, rounds = 3] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "gd-tables-bench-"));
try {
  const path = join(folder, "rows.csv");
  await writeCsv(path, megabytes * 1e6);
  const least = new Map();
  for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(programs)) {
      const output = execFileSync(process.execPath, [join(import.meta.dirname, "child.mjs"), name, path], {
        encoding: "utf8",
      });
      const result = JSON.parse(output);
      if (!(least.get(name)?.seconds < result.seconds)) least.set(name, result);
    }
  }
  const library = least.get("udsv, typed columns").seconds;
  for (const [name, { seconds, megabytes: memory, rows }] of least) {
    const ratio = (seconds / library).toFixed(2);
    console.log(`${name.padEnd(22)} ${seconds.toFixed(2)} s, ${ratio} × udsv, at most ${memory} MB, ${rows} rows`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
