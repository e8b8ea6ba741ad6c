/** Milliseconds. */
export const LIMITS = {
  /** A worker that has had nothing to do for so long ends. */
  idle: 5000,
  /** A worker that takes so much longer for a piece than this thread for one has died. */
  answer: 30_000,
  /** How often the workers of an interpreter are woken. */
  wake: 0.3,
} as const;

/**
 * How many workers there are at most, for all interpreters of this thread together, unless a single one asks for more. One
 * that has ended counts until the event loop has run, as its memory is given back then.
 */
export const MOST_WORKERS = 8;

/** How many threads an interpreter has at most: as many as there are numbers for the pieces of, see assembly/threads.as. */
export const MOST_THREADS = 255;
