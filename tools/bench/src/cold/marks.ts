/** Steps after which the time is noted. */
export const MARKS = [1, 1000, 10_000] as const;

const times: number[] = [];

/** Notes the time since the start of the process after a step, counted from 1, if it is one of the marks; after the last, prints all. */
export const mark = (step: number): void => {
  if (step !== MARKS[times.length]) return;
  times.push(performance.now());
  if (times.length === MARKS.length) report();
};

const report = (): void => console.log(JSON.stringify({ marks: times }));

/** Notes the time of a program without steps. */
export const markEmpty = (): void => {
  times.push(performance.now());
  report();
};
