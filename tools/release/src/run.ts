import { spawn } from "node:child_process";

/** Where a program runs, and how long it may. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** In seconds. Default: 900. */
  readonly timeout?: number;
}

/** Runs a program to its end, and returns what it printed. */
export const run = (program: string, given: readonly string[], options: RunOptions): Promise<string> =>
  new Promise((resolve, reject) => {
    const { cwd, env = {}, timeout = 900 } = options;
    const child = spawn(program, given, { cwd, env: { ...process.env, CI: "true", NO_COLOR: "1", ...env } });
    const timer = setTimeout(() => child.kill(), 1000 * timeout);
    const said: Buffer[] = [];
    child.stdout.on("data", (text) => said.push(text));
    child.stderr.on("data", (text) => said.push(text));
    const output = () => Buffer.concat(said).toString();
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve(output());
      else reject(new Error(`${program} ${given.join(" ")} ended with ${code ?? signal} in ${cwd}\n${output()}`));
    });
  });
