/** A misfortune that befalls a sweep. */
export interface Scenario {
  readonly name: string;
  /** Whether it is among those that CI tries. */
  readonly isQuick: boolean;
  /** Runs the sweep points.json in a folder to its end, and says what has happened to it, or why that could not be tried. */
  readonly run: (setting: Setting) => Promise<{ readonly happened?: string; readonly skipped?: string }>;
}

/** What a scenario happens to. */
export interface Setting {
  readonly folder: string;
  readonly quick: boolean;
  readonly seed: number;
  readonly trials: number;
}
