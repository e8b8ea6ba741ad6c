import type { Comparison } from "./report.js";

/** What a comparison says of a run that did not get to its end. */
export const interrupted: Pick<Comparison, "same" | "why"> = {
  same: undefined,
  why: "Interrupted: the run did not get to its end.",
};
