/** What assembly/threads.as imports. */
export interface ThreadImports {
  /** The time, or 0 if this thread is better off alone. */
  readonly begin: () => number;
  /** Wakes workers that sleep: those for a short phase now and then only, as that costs more than it gains. */
  readonly wake: (long: number) => void;
  /**
   * Waits until workers have computed so many pieces of a phase, of which this thread has computed its own since it began.
   */
  readonly waitFor: (pieces: number, own: number, began: number) => void;
}
