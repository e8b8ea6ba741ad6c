export interface Interruption {
  readonly signal: AbortSignal;
  /** To be called at each Ctrl-C. */
  readonly interrupt: () => void;
}

export interface InterruptionOptions {
  readonly onFirst: () => void;
  readonly onSecond: () => void;
  /** Milliseconds of a clock. */
  readonly now: () => number;
}

/** The first Ctrl-C ends a run with what it has, a second one at once. */
export const interruption = ({ onFirst, onSecond, now }: InterruptionOptions): Interruption => {
  const controller = new AbortController();
  let first = 0;
  return {
    signal: controller.signal,
    interrupt() {
      if (!controller.signal.aborted) {
        first = now();
        controller.abort();
        onFirst();
      } else if (now() - first > 300) {
        // Sooner it is the same Ctrl-C once more: the terminal sends it to all programs, and npm and pnpm pass theirs on.
        onSecond();
      }
    },
  };
};
