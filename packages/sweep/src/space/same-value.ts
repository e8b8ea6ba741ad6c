import type { Value } from "./space.js";

/** Whether two values are the same, as JSON writes them. */
export const sameValue = (one: Value | undefined, other: Value): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
