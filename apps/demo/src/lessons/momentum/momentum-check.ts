import type { RateAndMomentum, RegimeName } from "../../rooms/descent/regimes/measure-regime.js";

/** What has been found at one momentum. */
export interface EdgeSeen {
  readonly momentum: number;
  /** The highest rate that did not diverge, and the lowest that did. */
  readonly holds: number | undefined;
  readonly diverges: number | undefined;
}

/** The notebook's. */
export const NOTEBOOK_MOMENTUM = 0.222;
/** How close the two rates have to come, as a ratio. */
const CLOSE = 1.06;

/** The same with one more descent; another momentum has an edge of its own. */
export const withDescent = (
  seen: EdgeSeen,
  { learningRate, momentum }: RateAndMomentum,
  regime: RegimeName,
): EdgeSeen => {
  const { holds, diverges } = seen.momentum === momentum ? seen : { holds: undefined, diverges: undefined };
  return regime === "diverging"
    ? { momentum, holds, diverges: Math.min(diverges ?? learningRate, learningRate) }
    : { momentum, holds: Math.max(holds ?? learningRate, learningRate), diverges };
};

/** Whether the rate is known at which a descent with momentum diverges. */
export const isEdgeKnown = ({ momentum, holds, diverges }: EdgeSeen): boolean =>
  momentum > 0 && holds !== undefined && diverges !== undefined && diverges > holds && diverges <= CLOSE * holds;
