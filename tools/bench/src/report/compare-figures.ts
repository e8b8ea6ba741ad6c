import { median } from "../statistics.ts";
import type { Figures, Times } from "./figures.ts";
import { table } from "./tables.ts";

/** What takes so much longer than before has got slower, if quartiles do not meet. */
const SLOWER = 1.05;

/**
 * A table of what has got slower since an earlier run, and a sentence. The machine may be another or slower today: a time is
 * divided by how much longer others than ours take, which are the same as before.
 */
export const compareFigures = (before: Figures, now: Figures): string => {
  const compared = Object.entries(now).flatMap(([title, contestants]) => {
    const earlier = before[title] ?? {};
    const both = Object.entries(contestants).flatMap(([name, times]) => {
      const old = earlier[name];
      return old === undefined ? [] : [{ name, old, times, change: times.median / old.median }];
    });
    const machine = median(both.filter(({ name }) => !isOurs(name)).map(({ change }) => change));
    if (Number.isNaN(machine)) return [];
    return both
      .filter(({ name }) => isOurs(name))
      .map((pair) => ({ ...pair, title, machine, change: pair.change / machine }));
  });
  const slower = compared.filter(
    ({ old, times, machine, change }) => change > SLOWER && times.quartiles[0] > machine * old.quartiles[1],
  );
  const count = `${compared.length} times of ours`;
  if (compared.length === 0)
    return "Nothing can be compared: no workload has times of ours and of others in both runs.";
  if (slower.length === 0) return `None of ${count} has got slower by more than ${percent(SLOWER)}, beside others.`;
  const rows = slower
    .sort((a, b) => b.change - a.change)
    .map(({ title, name, old, times, machine, change }) => [
      title,
      name,
      showTimes(old),
      showTimes(times),
      machine.toFixed(2),
      change.toFixed(2),
    ]);
  const heads = ["", "", "s a step before", "now", "others, now ÷ before", "ours, beside them"];
  return `${slower.length} of ${count} got slower:\n\n${table(heads, rows)}`;
};

const isOurs = (name: string): boolean => name.startsWith("ours");
const percent = (factor: number): string => `${Math.round(100 * (factor - 1))} %`;
const showTimes = ({ median, quartiles }: Times): string =>
  `${median.toPrecision(3)} (${quartiles.map((time) => time.toPrecision(3)).join("–")})`;
