import { expect, test } from "vitest";
import { interruption } from "./interruption.js";

test("the first Ctrl-C aborts, and a second one a moment later leaves", () => {
  const heard: string[] = [];
  let time = 0;
  const { signal, interrupt } = interruption({
    now: () => time,
    onFirst: () => void heard.push("first"),
    onSecond: () => void heard.push("second"),
  });
  expect(signal.aborted).toBe(false);
  interrupt();
  expect(signal.aborted).toBe(true);
  // The same Ctrl-C, passed on by npm.
  time = 20;
  interrupt();
  expect(heard).toEqual(["first"]);
  time = 1000;
  interrupt();
  expect(heard).toEqual(["first", "second"]);
});
