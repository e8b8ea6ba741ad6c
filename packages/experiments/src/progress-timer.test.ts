import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { progressTimer } from "./progress-timer.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("is due now and then, each timer by itself, and lets the event loop run", async () => {
  const [one, other] = [progressTimer(), progressTimer()];
  expect(await one()).toBe(false);
  vi.advanceTimersByTime(100);
  let ran = false;
  setTimeout(() => {
    ran = true;
  }, 0);
  const due = one();
  await vi.runAllTimersAsync();
  expect(await due).toBe(true);
  expect(ran).toBe(true);
  expect(await one()).toBe(false);
  const otherDue = other();
  await vi.runAllTimersAsync();
  expect(await otherDue).toBe(true);
});
