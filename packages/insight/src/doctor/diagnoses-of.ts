import { causes } from "./causes.js";
import type { Diagnosis } from "./diagnosis.js";
import { expectFigures } from "./expect-figures.js";
import type { Figures } from "./figures/figures.js";
import { withoutConsequences } from "./without-consequences.js";

/**
 * What figures say, the surest first: those of a training that was watched, or some that were measured otherwise. Nothing is
 * computed beyond them. A cause is looked for where the figures are there that it takes: rates are judged by trials, and units that
 * are dead or saturated by the first look and the last.
 *
 * ```ts
 * const [surest] = diagnosesOf({ start, between: [], last, losses, lossBefore, lossAfter });
 * ```
 */
export const diagnosesOf = (figures: Partial<Figures>): readonly Diagnosis[] => {
  const given = expectFigures(figures);
  const found = causes.flatMap((cause) => cause(given) ?? []).sort((a, b) => b.confidence - a.confidence);
  return withoutConsequences(found, given.start?.step ?? 0);
};
