import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";

const SIZE = 4_000_000;
const built = new URL("../../dist/node.js", import.meta.url).href;
/** Writes files that each have one byte everywhere, without an end. */
const program = `
  const { writeFileSafely } = await import(${JSON.stringify(built)});
  for (let byte = 0; ; byte = (byte + 1) % 256) {
    await writeFileSafely(process.argv[1], new Uint8Array(${SIZE}).fill(byte));
    process.stdout.write(".");
  }
`;

test("a file is whole after the process that writes it was killed", { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "killed-"));
  const path = join(folder, "file");
  let cut = 0;
  for (let round = 0; round < 12; round++) {
    const child = spawn(process.execPath, ["--input-type=module", "-e", program, path], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    // Once it has written a file.
    await new Promise((resolve) => child.stdout.once("data", resolve));
    await setTimeout(3 * round);
    const closed = new Promise((resolve) => child.once("close", resolve));
    child.kill("SIGKILL");
    await closed;
    const bytes = readFileSync(path);
    expect(bytes.length).toBe(SIZE);
    expect(bytes.every((byte) => byte === bytes[0])).toBe(true);
    cut += readdirSync(folder).length - 1;
    for (const name of readdirSync(folder)) if (name !== "file") rmSync(join(folder, name));
  }
  // Else none would have been killed while it wrote.
  expect(cut).toBeGreaterThan(0);
  rmSync(folder, { recursive: true });
});
