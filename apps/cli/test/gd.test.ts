import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";

const gd = fileURLToPath(new URL("../bin/gd.js", import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

// A runner's own wish for colours is not the program's.
const { FORCE_COLOR, NO_COLOR, DEBUG, ...environment } = process.env;

/** Runs the built program; `onOutput` hears each piece of its standard output. */
const run = (
  args: readonly string[],
  onOutput: (interrupt: () => void, closePipe: () => void, text: string) => void = () => {},
  variables: Readonly<Record<string, string>> = {},
): Promise<Ended> => {
  const child = spawn(process.execPath, [gd, ...args], { env: { ...environment, ...variables } });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk;
    onOutput(
      () => void child.kill("SIGINT"),
      () => void child.stdout.destroy(),
      stdout,
    );
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk;
  });
  return new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr })));
};

describe("the built program", { timeout: 60_000 }, () => {
  test("gd run regression --json prints nothing but JSON", async () => {
    const { code, stdout, stderr } = await run(["run", "regression", "--json"]);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const last = lines.at(-1);
    expect(last).toMatchObject({ type: "result", experiment: "regression" });
    const [first] = last.variants;
    expect(first).toMatchObject({ name: "gradient-descent", iteration: 141 });
    expect(first.cost / 4998.942604955297).toBeCloseTo(1, 12);
  });

  test.skipIf(!existsSync("/dev/full"))("says why the system takes no output", () => {
    const full = openSync("/dev/full", "w");
    const { status, stderr } = spawnSync(process.execPath, [gd, "list"], { stdio: ["ignore", full, "pipe"] });
    closeSync(full);
    expect(`${stderr}`).toBe("gd: the output cannot be written, no space left on device (ENOSPC): make room there\n");
    expect(status).toBe(1);
  });

  test("an unknown experiment is wrong usage", async () => {
    const { code, stdout, stderr } = await run(["run", "regresion"]);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^gd: unknown experiment 'regresion': did you mean regression\?\n/);
  });

  test("Ctrl-C ends a run with what it has", async () => {
    let sent = false;
    const { code, stdout } = await run(["run", "scaled-sigmoid", "--json"], (interrupt) => {
      if (!sent) interrupt();
      sent = true;
    });
    expect(code).toBe(130);
    const last = JSON.parse(stdout.trimEnd().split("\n").at(-1)!);
    expect(last).toMatchObject({ type: "result", experiment: "scaled-sigmoid", interrupted: true });
  });

  test("a second Ctrl-C quits at once", async () => {
    let sent = false;
    let again: NodeJS.Timeout | undefined;
    // After the first, it would test 10,000 images.
    const { signal, stdout } = await run(
      ["run", "digits", "--interpreter", "reference", "--json"],
      (interrupt, _, text) => {
        if (sent || !text.includes('"loss"')) return;
        sent = true;
        interrupt();
        // A machine that is busy may take the second for the first.
        again = setInterval(interrupt, 450);
      },
    );
    clearInterval(again);
    expect(signal).toBe("SIGINT");
    expect(stdout).not.toContain('"result"');
  });

  test.each(["SIGINT", "SIGTERM"] as const)(
    "%s ends a training at once while its columns are looked at",
    async (name) => {
      const folder = mkdtempSync(join(tmpdir(), "gd-wide-"));
      const columns = Array.from({ length: 1500 }, (_, column) => column);
      const rows = Array.from({ length: 60 }, (_, i) => columns.map((column) => (i * (column + 3)) % 17).join(","));
      writeFileSync(join(folder, "wide.csv"), [columns.map((column) => `c${column}`).join(","), ...rows].join("\n"));
      const args = [
        gd,
        "train",
        join(folder, "wide.csv"),
        "--target",
        "c0",
        "--json",
        "--output",
        join(folder, "m.safetensors"),
      ];
      const child = spawn(process.execPath, args, { env: environment });
      let stdout = "";
      child.stdout.on("data", (chunk: Buffer) => {
        if (stdout === "") child.kill(name);
        stdout += chunk;
      });
      const signal = await new Promise((resolve) => child.on("close", (_, signal) => resolve(signal)));
      expect(signal).toBe(name);
      expect(stdout).not.toContain('"type":"plan"');
      expect(readdirSync(folder)).toEqual(["wide.csv"]);
      rmSync(folder, { recursive: true });
    },
  );

  test.each([
    [{}, false],
    [{ CI: "true" }, false],
    [{ FORCE_COLOR: "0" }, false],
    [{ FORCE_COLOR: "1" }, true],
    [{ FORCE_COLOR: "1", NO_COLOR: "1" }, false],
  ])("in a pipe with %j, colours: %s", async (variables, colours) => {
    for (const args of [["run", "hand-derived"], ["list"]]) {
      const { stdout } = await run(args, () => {}, variables);
      expect(stdout.includes("\x1b["), args.join(" ")).toBe(colours);
    }
  });

  // A terminal to run in, where there is the program that makes one.
  const script = spawnSync("script", ["--version"]).status === 0;
  test.skipIf(!script)("fits a terminal of 60 columns, and ends each stage with what the table says", () => {
    const command = `stty cols 60; ${process.execPath} ${gd} run regression`;
    const inside = { env: { ...environment, TERM: "xterm", NO_COLOR: "1" }, encoding: "utf8" } as const;
    const { stdout } = spawnSync("script", ["-qec", command, "/dev/null"], inside);
    // Whatever the terminal is told besides begins another piece of text.
    const lines = stripVTControlCharacters(stdout.replaceAll("\x1b", "\n\x1b")).split(/[\r\n]+/);
    expect(lines.filter((line) => line.length > 60)).toEqual([]);
    const text = lines.join(" ").replace(/\s+/g, " ");
    expect(text).toMatch(/✓ gradient-descent: 141 iterations in [\d.]+ m?s, loss 4998\.94/);
    expect(text).toContain("gradient-descent: iteration the document: 141 ours: 141 same? same");
  });

  test("a command that leaves nothing behind ends at once, and says no word of a run", async () => {
    let sent = false;
    const { signal, stderr } = await run(["trace", "hand-derived"], (interrupt) => {
      if (!sent) interrupt();
      sent = true;
    });
    // It may have ended before.
    expect(["SIGINT", null]).toContain(signal);
    expect(stderr).toBe("");
  });

  test("says nothing when its reader has seen enough", async () => {
    const { code, stderr } = await run(["run", "one-pair", "--json"], (_, closePipe) => closePipe());
    expect(code).toBe(0);
    expect(stderr).toBe("");
  });
});
