import { formatCount } from "../progress/format-count.js";

/** How many there are of a thing: `1 row`, `2,000 rows`. */
export const counted = (count: number, thing: string): string =>
  `${formatCount(count)} ${thing}${count === 1 ? "" : "s"}`;
