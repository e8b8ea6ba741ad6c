/** A whole number with separated thousands: 60,000. */
export const formatCount = (count: number): string => Math.round(count).toLocaleString("en-US");
