import { measureCold } from "./cold/measure-cold.ts";
import { measureCsv } from "./csv/measure-csv.ts";
import { measureGrowth } from "./growth/measure-growth.ts";
import { measurePrograms } from "./programs/measure-programs.ts";
import type { Section } from "./section.ts";

/** In the order of the report, which they end. */
export const sections: readonly Section[] = [
  { id: "W7", measure: async ({ rounds, log }) => ({ text: await measurePrograms(rounds, log) }) },
  {
    id: "W10",
    measure: async ({ rounds, quick, log }) => ({ text: await measureCsv(quick ? 1e7 : 1e8, rounds, log) }),
  },
  { id: "W12", measure: measureGrowth },
  { id: "W13", measure: async ({ rounds, log }) => ({ text: await measureCold(rounds, log) }) },
];
