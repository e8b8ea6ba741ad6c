/** A whole number with separated thousands: 60,000. */
export const formatCount = (count: number): string => Math.round(count).toLocaleString("en-US");

/** How many there are of a thing: `1 row`, `2,000 rows`. */
export const counted = (count: number, thing: string): string =>
  `${formatCount(count)} ${thing}${count === 1 ? "" : "s"}`;
