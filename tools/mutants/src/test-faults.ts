import type { Fault } from "./fault.ts";
import { startBench } from "./start-bench.ts";
import type { Outcome } from "./test-bench.ts";

/** How many times as long as without a fault the tests may take, and the least number of seconds they may take. */
const [SLOWER, LEAST_SECONDS] = [10, 20];

export interface TestFaultsOptions {
  /** Paths of the tests that have to find the faults. */
  readonly tests: RegExp;
  /** The number of faults tested at the same time. */
  readonly benches: number;
  report(fault: Fault, outcome: Outcome): void;
}

/**
 * Runs the tests of a package with each of its faults.
 *
 * Throws  Error when they fail without a fault
 */
export const testFaults = async (
  name: string,
  faults: readonly Fault[],
  { tests, benches, report }: TestFaultsOptions,
): Promise<void> => {
  const waiting = [...faults];
  const work = async (): Promise<void> => {
    let bench = startBench(name, tests);
    try {
      const start = performance.now();
      const sound = await bench.run();
      if (sound !== "passed")
        throw new Error(`${name}: the tests have to pass without faults, but the outcome was "${sound}"`);
      const seconds = Math.max(LEAST_SECONDS, Math.ceil((SLOWER * (performance.now() - start)) / 1000));
      for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift()) {
        const outcome = await bench.run(fault, seconds);
        report(fault, outcome);
        if (outcome !== "endless") continue;
        bench.end();
        bench = startBench(name, tests);
      }
    } finally {
      bench.end();
    }
  };
  await Promise.all(Array.from({ length: Math.min(benches, faults.length) }, work));
};
