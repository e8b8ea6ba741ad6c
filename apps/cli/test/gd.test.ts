import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const gd = fileURLToPath(new URL("../bin/gd.js", import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program; `onOutput` hears each piece of its standard output. */
const run = (
  args: readonly string[],
  onOutput: (interrupt: () => void, closePipe: () => void) => void = () => {},
): Promise<Ended> => {
  // A runner's own wish for colours is not the program's.
  const { FORCE_COLOR, DEBUG, ...env } = process.env;
  const child = spawn(process.execPath, [gd, ...args], { env });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk;
    onOutput(
      () => void child.kill("SIGINT"),
      () => void child.stdout.destroy(),
    );
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr })));
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

  test("says nothing when its reader has seen enough", async () => {
    const { code, stderr } = await run(["run", "one-pair", "--json"], (_, closePipe) => closePipe());
    expect(code).toBe(0);
    expect(stderr).toBe("");
  });
});
