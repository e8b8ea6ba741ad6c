import type { Fault } from "./fault.ts";
import { type Outcome, openTestBench } from "./test-bench.ts";

export interface TestFaultsOptions {
  /** The paths of the tests that are to find them. */
  readonly tests: RegExp;
  /** How many faults are tested at a time. */
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
    let bench = await openTestBench(name, tests);
    const sound = await bench.run();
    if (sound !== "passed") throw new Error(`${name}: without faults the tests are to pass, but it is: ${sound}`);
    for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift()) {
      const outcome = await bench.run(fault);
      report(fault, outcome);
      if (outcome !== "endless") continue;
      // Its worker will not come back.
      void bench.close();
      bench = await openTestBench(name, tests);
    }
    await bench.close();
  };
  await Promise.all(Array.from({ length: Math.min(benches, faults.length) }, work));
};
