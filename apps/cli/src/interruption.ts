export interface Interruption {
  readonly signal: AbortSignal;
  /** To be called on each Ctrl-C. */
  readonly interrupt: () => void;
}

export interface InterruptionOptions {
  readonly onFirst: () => void;
  readonly onSecond: () => void;
  /** The time in milliseconds. */
  readonly now: () => number;
}

/** The first Ctrl-C ends a run with what it has; a second one quits at once. */
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
        // Within that time it is the same Ctrl-C: a terminal sends it to every program, and npm and pnpm pass theirs on.
        onSecond();
      }
    },
  };
};
