import { type RacerName, VARIANT_NAMES } from "@gd/experiments";
import type { Dash } from "../../ui/dash.js";
import type { SeriesColor } from "../../ui/series-color.js";

/** The notebook's variants, and Adam. */
export const RACERS: readonly RacerName[] = [...VARIANT_NAMES, "adam"];

interface RacerLabel {
  readonly title: string;
  readonly color: SeriesColor;
  /** So that lines can be told apart without their colours. */
  readonly dashed: Dash;
  /** How it descends, in a few words. */
  readonly description: string;
}

export const RACER_LABELS: Readonly<Record<RacerName, RacerLabel>> = {
  "gradient-descent": { title: "Vanilla", color: 1, dashed: false, description: "gradient of all rows" },
  "exponential-decay": {
    title: "Exponential decay",
    color: 2,
    dashed: [9, 4],
    description: "vanilla, with a fading rate",
  },
  stochastic: { title: "Stochastic", color: 3, dashed: [3, 3], description: "gradient of a batch of rows" },
  momentum: { title: "Momentum", color: 4, dashed: [9, 3, 2, 3], description: "stochastic, with a velocity" },
  adam: { title: "Adam", color: 5, dashed: [5, 2], description: "gradient of all rows, each weight at its own speed" },
};
