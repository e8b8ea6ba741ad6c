import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sparingly } from "./sparingly.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a few calls are done at once, each of them", () => {
  const work = vi.fn();
  const call = sparingly(work);
  for (let i = 0; i < 40; i++) call();
  expect(work).toHaveBeenCalledTimes(40);
});

test("many calls are done a hundred times in half a minute, and the last one is not lost", () => {
  let asked = 0;
  let done = 0;
  const times: number[] = [];
  const call = sparingly(() => {
    done = asked;
    times.push(performance.now());
  });
  for (asked = 1; asked < 4000; asked++) {
    call();
    vi.advanceTimersByTime(16);
  }
  expect(times.length).toBeGreaterThan(100);
  for (const [i, time] of times.entries()) {
    if (i >= 100) expect(time - times[i - 100]!).toBeGreaterThanOrEqual(30_000);
  }
  call();
  vi.advanceTimersByTime(1000);
  expect(done).toBe(asked);
});
