import picocolors from "picocolors";
import { describe, expect, test } from "vitest";
import { collected } from "../../test/collected.js";
import { describeProgress } from "./describe-progress.js";
import { progressBar } from "./progress-bar.js";
import { progressLines } from "./progress-lines.js";
import { progressMeter } from "./progress-meter.js";

const event = (done: number, stage = "training") =>
  ({ type: "progress", stage, done, total: 100, unit: "images", loss: 0.5, accuracy: 0.976 }) as const;

describe("progressMeter", () => {
  test("gives the pace and the time left", () => {
    let time = 0;
    const measure = progressMeter(() => time);
    expect(measure(event(0))).toEqual({});
    time = 2000;
    expect(measure(event(20))).toEqual({ rate: 10, secondsLeft: 8 });
  });

  test("forgets what was longer ago than some seconds, and other stages", () => {
    let time = 0;
    const measure = progressMeter(() => time);
    measure(event(0));
    time = 60_000;
    measure(event(10));
    time = 70_000;
    expect(measure(event(60))).toEqual({ rate: 5, secondsLeft: 8 });
    expect(measure(event(0, "testing"))).toEqual({});
  });
});

test("progressLines writes a line for a stage, and then one per second", () => {
  let time = 0;
  const { output, text } = collected();
  const view = progressLines(output, () => time);
  view.update({ type: "stage", name: "training" });
  for (let done = 0; done <= 40; done++) {
    view.update(event(done));
    time += 50;
  }
  expect(text()).toBe(
    [
      "  training …\n",
      "  training: 20 of 100 images, at most 4.0 s left, loss 0.5, accuracy 97.6 %, 20 images/s\n",
      "  training: 40 of 100 images, at most 3.0 s left, loss 0.5, accuracy 97.6 %, 20 images/s\n",
    ].join(""),
  );
});

test("progressBar draws a bar, and leaves a line for each stage that is over", () => {
  let time = 0;
  const { output, text } = collected({ isTTY: true, columns: 100 });
  const view = progressBar(output, { width: 100, colours: picocolors.createColors(false) }, () => time);
  view.update({ type: "stage", name: "training" });
  view.update(event(50));
  time = 2500;
  view.update(event(100));
  view.update({ type: "stage", name: "testing" });
  time += 10;
  view.stop();
  expect(text()).toContain("  ██████████░░░░░░░░░░ 50 %  loss 0.5, accuracy 97.6 % · training");
  expect(text()).toContain("\r\x1b[K  ✓ training: 100 images in 2.5 s, loss 0.5, accuracy 97.6 %\n");
  expect(text()).toMatch(/✓ testing: 10 ms\n$/);
});

test("progressBar leaves no line for a stage that took nothing", () => {
  const { output, text } = collected({ isTTY: true, columns: 100 });
  const view = progressBar(output, { width: 100, colours: picocolors.createColors(false) }, () => 0);
  view.update({ type: "stage", name: "reading the images" });
  view.stop();
  expect(text()).toBe("  reading the images …\r\x1b[K");
});

test("describeProgress starts with the time left, a bound, until there is none", () => {
  expect(describeProgress(event(35), { rate: 1, secondsLeft: 65 })).toBe(
    "at most 1 min 05 s left, loss 0.5, accuracy 97.6 %, 1.0 images/s",
  );
  expect(describeProgress(event(100), { rate: 20, secondsLeft: 0 })).toBe("loss 0.5, accuracy 97.6 %, 20 images/s");
});
