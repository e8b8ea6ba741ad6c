import { parseArgs } from "node:util";
import { chaos } from "./chaos/chaos.ts";
import { compareAsha } from "./compare-asha.ts";
import { measureOverhead } from "./measure-overhead.ts";
import type { Options } from "./options.ts";
import { simulate } from "./simulate.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    trials: { type: "string", default: "2000" },
    only: { type: "string", default: "" },
  },
});

const commands: Readonly<Record<string, (options: Options) => Promise<boolean>>> = {
  chaos,
  overhead: measureOverhead,
  asha: compareAsha,
  simulate,
};
const command = commands[positionals[0] ?? ""];
if (command === undefined) {
  console.error(`pnpm scale ${Object.keys(commands).join(" | ")} [--quick] [--seed 1] [--trials 2000] [--only WORDS]`);
  process.exit(2);
}
process.exitCode = (await command({
  quick: values.quick,
  seed: Number(values.seed),
  trials: Number(values.trials),
  only: values.only,
}))
  ? 0
  : 1;
