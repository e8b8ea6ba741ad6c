import { basename, join, relative } from "node:path";
import { BaseSequencer, createVitest, type TestModule, type TestSpecification, type Vite } from "vitest/node";
import { type Fault, withFault } from "./fault.ts";
import { packagesFolder } from "./packages-folder.ts";

/** A package's tests, ready to run again and again. */
export interface TestBench {
  /** Runs the tests with the fault in its file, up to the first failure. */
  run(fault?: Fault): Promise<Outcome>;
}

/** `endless`: the tests did not end, or crashed their process. `invalid`: the fault uses a name that does not exist. */
export type Outcome = "passed" | "failed" | "endless" | "invalid";

/**
 * Opens the tests of a package whose paths match. Vitest and its modules stay loaded: for each fault, one file is loaded
 * again, with another text.
 */
export const openTestBench = async (name: string, tests: RegExp): Promise<TestBench> => {
  const root = join(packagesFolder, name);
  let planted: Fault | undefined;
  const pathOf = ({ file }: Fault): string => join(packagesFolder, file);
  const exchange: Vite.Plugin = {
    name: "plant-fault",
    enforce: "pre",
    transform: (source, id) =>
      planted !== undefined && id === pathOf(planted) ? { code: withFault(source, planted), map: null } : null,
  };

  /** First the tests named after the file, then contracts and reference values, then the rest. */
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
      // A busy machine must not count as a fault that was found.
      testTimeout: 0,
      hookTimeout: 0,
      // One worker, which loads modules once for all test files, and not from a cache shared with other runs.
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
      const result = await vitest.runTestSpecifications(specifications, false);
      if (fault !== undefined) vitest.invalidateFile(pathOf(fault));
      const failed = result.testModules.filter((module) => module.state() === "failed");
      if (failed.flatMap(errorsOf).some(({ name }) => name === "ReferenceError")) return "invalid";
      return failed.length > 0 || result.unhandledErrors.length > 0 ? "failed" : "passed";
    },
  };
};

const errorsOf = (module: TestModule) => [
  ...module.errors(),
  ...[...module.children.allTests("failed")].flatMap((test) => test.result().errors ?? []),
];
