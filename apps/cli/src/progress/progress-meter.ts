import type { ProgressEvent } from "./progress-event.js";

export interface Pace {
  /** Units per second, once they are known. */
  readonly rate?: number;
  readonly secondsLeft?: number;
}

/** Measures the pace of a stage over its last few seconds. `now` gives milliseconds. */
export const progressMeter = (now: () => number): ((event: ProgressEvent) => Pace) => {
  const window = 5000;
  let stage: string | undefined;
  let seen: { readonly time: number; readonly done: number }[] = [];
  return (event) => {
    const time = now();
    if (event.stage !== stage) {
      stage = event.stage;
      seen = [];
    }
    seen.push({ time, done: event.done });
    // The oldest measurement kept is the last one outside the window, so that slow stages have two to compare.
    while (seen.length > 2 && seen[1]!.time < time - window) seen.shift();
    const rate = ((event.done - seen[0]!.done) * 1000) / (time - seen[0]!.time);
    return rate > 0 && Number.isFinite(rate) ? { rate, secondsLeft: (event.total - event.done) / rate } : {};
  };
};
