import { ArgumentError } from "@gd/tensor";
import { afterEach, expect, test, vi } from "vitest";
import { defaultThreads } from "./default-threads.js";

afterEach(() => void vi.unstubAllEnvs());

test.each([
  [undefined, "auto"],
  ["", "auto"],
  ["auto", "auto"],
  ["1", 1],
  ["12", 12],
])("GD_THREADS=%s is %s", (text, threads) => {
  vi.stubEnv("GD_THREADS", text);
  expect(defaultThreads()).toBe(threads);
});

test.each(["0", "two", "1.5", "-1", "256"])("GD_THREADS=%s is refused", (text) => {
  vi.stubEnv("GD_THREADS", text);
  expect(defaultThreads).toThrow(ArgumentError);
  expect(defaultThreads).toThrow(
    `GD_THREADS in the environment expects a whole number from 1 to 255, or "auto", but received "${text}".`,
  );
});
