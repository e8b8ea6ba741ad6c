// A test bench in a process of its own, as tests that never end stop with their process alone. It is given the name of a
// package and the pattern of its tests, then one fault after the other, or none, and answers what the tests said.
import type { Fault } from "./fault.ts";
import { openTestBench } from "./test-bench.ts";

const [name = "", tests = ""] = process.argv.slice(2);
const bench = await openTestBench(name, new RegExp(tests));
process.on("message", async ({ fault }: { readonly fault?: Fault }) => {
  process.send?.(await bench.run(fault));
});
