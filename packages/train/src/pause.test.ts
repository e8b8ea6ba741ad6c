import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** As it is loaded with the globals of the test. */
const loadPause = async () => (await import("./pause.js")).pause;

/** Whether a timer that is due runs before the pause is over. */
const letsTimersRun = async (): Promise<boolean> => {
  const pause = await loadPause();
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
  await (await loadPause())();
});

test("does not wait for the timers of a test", async () => {
  const pause = await loadPause();
  vi.useFakeTimers();
  await pause();
});
