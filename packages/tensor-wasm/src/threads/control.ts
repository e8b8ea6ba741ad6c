/** Words at the beginning of a memory where threads communicate: see assembly/threads.as, which uses most of them. */
export const WORD = {
  phase: 0,
  done: 128 / 4,
  waiting: 132 / 4,
  present: 192 / 4,
  asleep: 196 / 4,
  /** Not 0 once workers are to end. */
  end: 256 / 4,
  /** How many characters the error of a worker has, which follow; 0 as long as there is none. */
  failed: 320 / 4,
} as const;

/** In characters. codegen.mjs keeps 1024 bytes free. */
export const LONGEST_ERROR = 120;
