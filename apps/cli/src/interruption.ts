export interface Interruption {
  readonly signal: AbortSignal;
  /** To be called on each Ctrl-C. */
  readonly interrupt: () => void;
}

export interface InterruptionOptions {
  readonly onFirst: () => void;
  /** Called a moment after the first: from then on, Ctrl-C may end the program as it ends any other. */
  readonly release: () => void;
}

/** Within that time it is the same Ctrl-C: a terminal sends it to every program, and npm and pnpm pass theirs on. */
const MOMENT = 300;

/**
 * The first Ctrl-C ends a run with what it has so far; a second one quits at once. That is left to the system, which needs
 * no help of a program that computes, or waits for a file.
 */
export const interruption = ({ onFirst, release }: InterruptionOptions): Interruption => {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    interrupt() {
      if (controller.signal.aborted) return;
      controller.abort();
      onFirst();
      setTimeout(release, MOMENT).unref();
    },
  };
};
