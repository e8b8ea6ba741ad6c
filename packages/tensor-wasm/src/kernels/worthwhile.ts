/** Elements that take a thread a few times as long as waiting for another. */
export const WORTHWHILE = 1 << 15;
