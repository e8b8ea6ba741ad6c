import { basename, join, relative } from "node:path";
import { BaseSequencer, createVitest, type TestModule, type TestSpecification, type Vite } from "vitest/node";
import { type Fault, withFault } from "./fault.ts";
import { packagesFolder } from "./packages-folder.ts";

/** A package's tests, ready to run again and again. */
export interface TestBench {
  /** Runs the tests with the fault in its file, up to the first that fails. */
  run(fault?: Fault): Promise<Outcome>;
  close(): Promise<void>;
}

/** `endless`: the tests did not end. `invalid`: the fault names what is not there. */
export type Outcome = "passed" | "failed" | "endless" | "invalid";

/** How many times as long as without a fault the tests may take, and how many seconds in any case. */
const [SLOWER, LEAST_SECONDS] = [10, 20];

/** Opens the tests of a package whose paths match. Keeps vitest and its modules warm: what is new for a fault is one file, whose text is exchanged as it is loaded. */
export const openTestBench = async (name: string, tests: RegExp): Promise<TestBench> => {
  const root = join(packagesFolder, name);
  let planted: Fault | undefined;
  let mostSeconds = Number.POSITIVE_INFINITY;
  const pathOf = ({ file }: Fault): string => join(packagesFolder, file);
  const exchange: Vite.Plugin = {
    name: "plant-fault",
    enforce: "pre",
    transform: (source, id) =>
      planted !== undefined && id === pathOf(planted) ? { code: withFault(source, planted), map: null } : null,
  };

  /** First the tests that are named after the file, then the contracts and the values of others. */
  class LikelyFirst extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      const own = planted === undefined ? "" : basename(planted.file).replace(/ts$/, "test.ts");
      const rank = ({ moduleId }: TestSpecification): number => {
        const test = basename(moduleId);
        return test === own ? 0 : /^contracts|^reference/.test(test) ? 1 : 2;
      };
      return files.toSorted((one, other) => rank(one) - rank(other));
    }
  }

  const vitest = await createVitest(
    {
      root,
      config: join(root, "vitest.config.ts"),
      watch: false,
      bail: 1,
      reporters: [{}],
      typecheck: { enabled: false },
      // A machine that is busy is not a fault that is found.
      testTimeout: 0,
      hookTimeout: 0,
      // One worker, which loads modules once for all test files, and never from a cache that other runs share.
      pool: "threads",
      maxWorkers: 1,
      isolate: false,
      fsModuleCache: false,
      sequence: { sequencer: LikelyFirst },
    },
    { plugins: [exchange] },
  );
  const all = await vitest.globTestSpecifications();
  const specifications = all.filter(({ moduleId }) => tests.test(relative(root, moduleId)));

  return {
    async run(fault) {
      planted = fault;
      if (fault !== undefined) vitest.invalidateFile(pathOf(fault));
      const start = performance.now();
      const result = await withinSeconds(mostSeconds, vitest.runTestSpecifications(specifications, false));
      if (fault === undefined) mostSeconds = Math.max(LEAST_SECONDS, (SLOWER * (performance.now() - start)) / 1000);
      if (fault !== undefined) vitest.invalidateFile(pathOf(fault));
      if (result === undefined) return "endless";
      const failed = result.testModules.filter((module) => module.state() === "failed");
      if (failed.flatMap(errorsOf).some(({ name }) => name === "ReferenceError")) return "invalid";
      return failed.length > 0 || result.unhandledErrors.length > 0 ? "failed" : "passed";
    },
    close: () => vitest.close(),
  };
};

/** What the promise gives, or undefined where that takes longer. */
const withinSeconds = async <T>(seconds: number, promise: Promise<T>): Promise<T | undefined> => {
  if (seconds === Number.POSITIVE_INFINITY) return promise;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, 1000 * seconds, undefined);
  });
  const result = await Promise.race([promise, late]);
  clearTimeout(timer);
  return result;
};

const errorsOf = (module: TestModule) => [
  ...module.errors(),
  ...[...module.children.allTests("failed")].flatMap((test) => test.result().errors ?? []),
];
