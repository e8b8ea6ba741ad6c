import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const program = fileURLToPath(new URL("../../test/larger-than-memory.mjs", import.meta.url));
const run = (...given: readonly string[]) =>
  execFileSync(process.execPath, given, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

test("an epoch of a file that is larger than the heap", { timeout: 180_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "larger-"));
  const path = join(folder, "noise.parquet");
  try {
    run(program, "write", path, "42");
    const report = JSON.parse(run("--max-old-space-size=40", program, "train", path));
    expect(report).toMatchObject({ megabytes: 42, rows: 250_000, groups: 5 });
    expect(report.validation).toBeLessThan(0.01);
    // 159 MB where it was written.
    expect(report.megabytesAtMost).toBeLessThan(400);
    // All of it at once does not fit.
    expect(() => run("--max-old-space-size=40", program, "whole", path)).toThrow("heap");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
