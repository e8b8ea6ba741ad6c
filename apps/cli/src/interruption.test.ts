import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { interruption } from "./interruption.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the first Ctrl-C aborts, and a moment later the next one is the system's", () => {
  const heard: string[] = [];
  const { signal, interrupt } = interruption({
    onFirst: () => void heard.push("first"),
    release: () => void heard.push("released"),
  });
  expect(signal.aborted).toBe(false);
  interrupt();
  expect(signal.aborted).toBe(true);
  // The same Ctrl-C, passed on by npm.
  vi.advanceTimersByTime(20);
  interrupt();
  expect(heard).toEqual(["first"]);
  vi.advanceTimersByTime(1000);
  expect(heard).toEqual(["first", "released"]);
});
