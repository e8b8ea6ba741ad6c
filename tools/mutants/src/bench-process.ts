// A test bench in a process of its own: tests that never end can only be stopped by killing their process. It takes the
// name of a package and a pattern of test paths, then one fault after another, or none, and answers with the outcome.
import type { Fault } from "./fault.ts";
import { openTestBench } from "./test-bench.ts";

const [name = "", tests = ""] = process.argv.slice(2);
const bench = await openTestBench(name, new RegExp(tests));
process.on("message", async ({ fault }: { readonly fault?: Fault }) => {
  process.send?.(await bench.run(fault));
});
