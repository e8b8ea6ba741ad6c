import type { Check } from "./check.js";
import { lossAtStart } from "./loss-at-start.js";

/** All checks, in the order in which they are made. */
export const checks: readonly Check[] = [lossAtStart];
