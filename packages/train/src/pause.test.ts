import { afterEach, expect, test, vi } from "vitest";
import { pause } from "./pause.js";

afterEach(() => void vi.unstubAllGlobals());

/** Whether a timer that is due runs before the pause is over. */
const letsTimersRun = async (): Promise<boolean> => {
  let ran = false;
  setTimeout(() => {
    ran = true;
  }, 0);
  // Several, as a message may be quicker than the clock.
  for (let again = 0; again < 1000 && !ran; again++) await pause();
  return ran;
};

test("lets the event loop run", async () => {
  expect(await letsTimersRun()).toBe(true);
});

test("does so by a message where there is no setImmediate", async () => {
  vi.stubGlobal("setImmediate", undefined);
  expect(await letsTimersRun()).toBe(true);
});

test("does so by a timer where there is no MessageChannel either", async () => {
  vi.stubGlobal("setImmediate", undefined);
  vi.stubGlobal("MessageChannel", undefined);
  expect(await letsTimersRun()).toBe(true);
});

test("ends at once where there is none of them", async () => {
  vi.stubGlobal("setImmediate", undefined);
  vi.stubGlobal("MessageChannel", undefined);
  vi.stubGlobal("setTimeout", undefined);
  await pause();
});
