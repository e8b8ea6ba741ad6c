import { type RacerName, VARIANT_NAMES } from "@gd/experiments";
import type { SeriesColor } from "../../ui/series-color.js";

/** The notebook's variants, and Adam. */
export const RACERS: readonly RacerName[] = [...VARIANT_NAMES, "adam"];

interface RacerLook {
  readonly title: string;
  readonly color: SeriesColor;
  /** How it descends, in a few words. */
  readonly how: string;
}

export const RACER_LOOKS: Readonly<Record<RacerName, RacerLook>> = {
  "gradient-descent": { title: "Vanilla", color: 1, how: "gradient of all rows" },
  "exponential-decay": { title: "Exponential decay", color: 2, how: "vanilla with a rate that fades" },
  stochastic: { title: "Stochastic", color: 3, how: "gradient of a batch of rows" },
  momentum: { title: "Momentum", color: 4, how: "stochastic with a velocity" },
  adam: { title: "Adam", color: 5, how: "gradient of all rows, each weight at its own speed" },
};
