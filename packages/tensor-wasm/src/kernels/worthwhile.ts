/** Elements that take a thread a few times as long as to wait for another. */
export const WORTHWHILE = 1 << 14;
