import { Worker } from "node:worker_threads";
import type { Assignment, Failure, Findings } from "./assignment.ts";

/** What is tried on a reader. */
export interface FuzzOptions extends Pick<Assignment, "module" | "reader" | "seed"> {
  /** How many files. */
  readonly count: number;
  /** How long a file may take, in milliseconds. */
  readonly deadline: number;
  /** The most memory that the process may take, in MB. */
  readonly memory: number;
  /** After so many failures, it ends. Default: 10. */
  readonly mostFailures?: number;
}

/** What came of it. */
export interface FuzzReport extends Findings {
  readonly seconds: number;
}

/** Tries hostile files on a reader. */
export const fuzz = async (options: FuzzOptions): Promise<FuzzReport> => {
  const { count, deadline, mostFailures = 10, ...assignment } = options;
  const start = performance.now();
  const counts: Record<string, number> = {};
  const failures: Failure[] = [];
  let slowest = 0;
  /** Returns whether that is enough. */
  const hear = (findings: Findings): boolean => {
    for (const [kind, files] of Object.entries(findings.counts)) counts[kind] = (counts[kind] ?? 0) + files;
    failures.push(...findings.failures);
    slowest = Math.max(slowest, findings.slowest);
    return failures.length >= mostFailures;
  };
  for (let from = 0; from < count && failures.length < mostFailures; ) {
    const current = new Int32Array(new SharedArrayBuffer(4)).fill(NONE);
    const problem = await work({ ...assignment, from, to: count, current }, deadline, hear);
    if (problem === undefined) break;
    const number = current[0]!;
    if (number === NONE) throw new Error(problem);
    failures.push({ number, problem });
    from = number + 1;
  }
  return { counts, failures, slowest, seconds: (performance.now() - start) / 1000 };
};

/** Stands for the number of a file before the first. */
const NONE = -1;
/** How often is looked whether a worker is still at the same file, in milliseconds. */
const INTERVAL = 50;

/** Has a worker do an assignment. Resolves to why it could not go on behind its current file, if it could not. */
const work = (
  assignment: Assignment,
  deadline: number,
  hear: (findings: Findings) => boolean,
): Promise<string | undefined> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL("./fuzz-worker.ts", import.meta.url), {
      workerData: assignment,
      resourceLimits: { maxOldGenerationSizeMb: assignment.memory },
    });
    let last = NONE;
    let since = 0;
    const timer = setInterval(() => {
      const number = Atomics.load(assignment.current, 0);
      if (number === NONE || number !== last) {
        last = number;
        since = performance.now();
      } else if (performance.now() - since > deadline) end(`it is not read after ${deadline} ms`);
    }, INTERVAL);
    const end = (problem?: string): void => {
      clearInterval(timer);
      void worker.terminate();
      resolve(problem);
    };
    worker.on("message", (findings: Findings) => {
      if (hear(findings)) end();
    });
    worker.on("error", (error) => end(String(error instanceof Error ? error.stack : error)));
    worker.on("exit", () => end());
  });
