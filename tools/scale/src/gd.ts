import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The program. */
const program = join(dirname(createRequire(import.meta.url).resolve("@gd/cli/package.json")), "bin/gd.js");

/** How a run of the program ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** All that it wrote. */
  readonly said: string;
}

/** A run of the program that goes on. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts the program in a folder. */
export const startGd = (
  args: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Running => {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", ...environment },
  });
  let said = "";
  for (const output of [child.stdout, child.stderr]) output.on("data", (chunk) => (said += chunk));
  const ended = once(child, "close").then(([code, signal]): Ended => ({ code, signal, said }));
  return { child, ended };
};

/** Runs the program in a folder to its end. Throws what it said unless it ended well. */
export const runGd = async (args: readonly string[], folder: string): Promise<void> => {
  const { code, signal, said } = await startGd(args, folder).ended;
  if (code !== 0) throw new Error(`gd ${args.join(" ")} ended with ${code ?? signal}: ${said}`);
};
