import type { Comparison } from "@gd/experiments";
import { renderText } from "./render-text.js";
import type { Screen } from "./screen.js";

export interface NumberedReasons {
  /** `same`, `no`, or `–` where there is nothing to compare; `no (2)` if the second note says why. */
  readonly verdict: (comparison: Comparison) => string;
  /** The notes below the table. */
  readonly notes: readonly string[];
}

/** Numbers the reasons of comparisons, so that a table stays narrow. Equal reasons have one number. */
export const numberedReasons = (comparisons: readonly Comparison[], { width, colours }: Screen): NumberedReasons => {
  const reasons = [...new Set(comparisons.flatMap(({ why }) => why ?? []))];
  return {
    verdict: ({ same, why }) => {
      const verdict = same === undefined ? colours.dim("–") : same ? colours.green("same") : colours.yellow("no");
      return why === undefined ? verdict : `${verdict} (${reasons.indexOf(why) + 1})`;
    },
    notes: reasons.map((why, index) => renderText(`(${index + 1}) ${why}`, width, "    ")),
  };
};
