import { parseArgs } from "node:util";
import { chaos } from "./chaos/chaos.ts";
import { compareAsha } from "./compare-asha.ts";
import { measureOverhead } from "./measure-overhead.ts";
import { simulate } from "./simulate.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Fewer trials, and seconds in place of minutes. */
    quick: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
  },
});
const commands: Readonly<
  Record<string, (options: { readonly quick: boolean; readonly seed: number }) => Promise<boolean>>
> = {
  chaos,
  overhead: measureOverhead,
  asha: compareAsha,
  simulate,
};
const command = commands[positionals[0] ?? ""];
if (command === undefined) {
  console.error(`pnpm scale ${Object.keys(commands).join(" | ")} [--quick] [--seed 1]`);
  process.exit(2);
}
process.exitCode = (await command({ quick: values.quick, seed: Number(values.seed) })) ? 0 : 1;
