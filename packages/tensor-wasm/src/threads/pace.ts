/** Milliseconds of runs after which their time is known. */
const PERIOD = 10;
/** How many times the length of its last trial the slower way waits for the next one: at first, and at most. */
const SOON = 4;
const LATE = 64;

const [ALONE, TOGETHER] = [0, 1] as const;
type Way = typeof ALONE | typeof TOGETHER;

/** Which way of computing the same again and again is faster: alone, or together with workers. */
export interface Pace {
  /** Whether the next run is to be together. */
  readonly together: boolean;
  /** To be told how many milliseconds a run took, and whether workers were there to help. */
  ran(helped: boolean, milliseconds: number): void;
}

/** Keeps to the faster way, and tries the other one from time to time, as what else the machine does may change. */
export const createPace = (): Pace => {
  /** Milliseconds a run. Together is tried first. */
  const times: [alone: number, together: number] = [Number.POSITIVE_INFINITY, 0];
  let best: Way = TOGETHER;
  let way: Way = TOGETHER;
  /** The runs of this period. */
  let runs = 0;
  let spent = 0;
  let taken: Way = ALONE;
  /** How long the faster way has been kept, the slower one was tried, and for how many times as long it waits. */
  let kept = 0;
  let tried = PERIOD;
  let wait = 1;

  const endPeriod = (): void => {
    times[taken] = spent / runs;
    // Workers have yet to start.
    if (taken !== way) return;
    const other: Way = way === ALONE ? TOGETHER : ALONE;
    if (way === best) {
      kept += spent;
      if (times[way] > times[other] || kept >= wait * tried) way = other;
      return;
    }
    if (times[way] < times[best]) {
      best = way;
      wait = SOON;
    } else {
      way = best;
      wait = Math.min(2 * wait, LATE);
    }
    kept = 0;
    tried = spent;
  };

  return {
    get together() {
      return way === TOGETHER;
    },
    ran(helped, milliseconds) {
      const now = helped ? TOGETHER : ALONE;
      if (now !== taken) {
        taken = now;
        runs = 0;
        spent = 0;
      }
      runs++;
      spent += milliseconds;
      if (spent < PERIOD) return;
      endPeriod();
      runs = 0;
      spent = 0;
    },
  };
};
