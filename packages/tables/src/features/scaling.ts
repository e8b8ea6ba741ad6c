import type { Scaling } from "./features.js";

/** What never varies is divided by 1. */
export const scaling = (center: number, scale: number): Scaling => ({
  center,
  scale: scale > 0 && Number.isFinite(scale) ? scale : 1,
});
