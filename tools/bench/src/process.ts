import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Contestant } from "./contestants.ts";
import type { Answer, Request } from "./protocol.ts";

/** A contestant's process, which lives from task to task. */
export interface ContestantProcess {
  ask(request: Request): Promise<Answer>;
  end(): void;
}

export const start = ({ command: [program, ...given], environment }: Contestant): ContestantProcess => {
  const child = spawn(program, given, {
    env: { ...process.env, ...environment },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let settle: ((answer: Answer) => void) | undefined;
  let ended: string | undefined;
  const fail = (reason: string) => {
    ended = reason;
    settle?.({ type: "failed", skipped: false, reason });
  };
  child.on("error", (error) => fail(String(error)));
  child.on("exit", (code, signal) => fail(`its process ended with ${code ?? signal}`));
  child.stdin.on("error", () => {});
  createInterface({ input: child.stdout }).on("line", (line) => {
    // Libraries may print greetings to the same stream.
    if (line.startsWith('{"type":')) settle?.(JSON.parse(line));
  });
  return {
    ask: (request) =>
      new Promise((resolve) => {
        settle = resolve;
        if (ended !== undefined) fail(ended);
        else child.stdin.write(`${JSON.stringify(request)}\n`);
      }),
    end: () => void child.kill(),
  };
};
