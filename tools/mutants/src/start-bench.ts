import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Fault } from "./fault.ts";
import type { Outcome } from "./test-bench.ts";

/** A package's tests in a process of their own. */
export interface BenchProcess {
  /** Runs the tests with the fault in its file, up to the first failure, for a number of seconds at most. */
  run(fault?: Fault, seconds?: number): Promise<Outcome>;
  end(): void;
}

/** Starts a process for the tests of a package whose paths match. */
export const startBench = (name: string, tests: RegExp): BenchProcess => {
  const child = fork(join(import.meta.dirname, "bench-process.ts"), [name, tests.source], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  return {
    async run(fault, seconds) {
      const answer = new AbortController();
      const { signal } = answer;
      const late = seconds === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(1000 * seconds)]);
      child.send({ fault });
      try {
        const [outcome] = await Promise.race([
          once(child, "message", { signal: late }),
          once(child, "exit", { signal: late }).then(() => ["endless"]),
        ]);
        return outcome;
      } catch (error) {
        if (!late.aborted) throw error;
        return "endless";
      } finally {
        answer.abort();
      }
    },
    end: () => void child.kill("SIGKILL"),
  };
};
