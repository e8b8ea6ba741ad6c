import { stripVTControlCharacters } from "node:util";
import picocolors from "picocolors";
import { describe, expect, test } from "vitest";
import { collected } from "../../test/collected.js";
import { describeEnd, describeProgress } from "./describe-progress.js";
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

const interrupted = "interrupted";
const failed = "failed";

test("progressLines writes a line when a stage begins, one per second, and one when it ends", () => {
  let time = 0;
  const { output, text } = collected();
  const view = progressLines(output, () => time);
  view.update({ type: "stage", name: "training" });
  for (let done = 0; done <= 41; done++) {
    view.update(event(done));
    time += 50;
  }
  view.stop(interrupted);
  expect(text()).toBe(
    [
      "  training …\n",
      "  training: 20 of 100 images, at most 4.0 s left, loss 0.5, accuracy 97.6 %, 20 images/s\n",
      "  training: 40 of 100 images, at most 3.0 s left, loss 0.5, accuracy 97.6 %, 20 images/s\n",
      "  – training: 41 images in 2.1 s, loss 0.5, accuracy 97.6 %\n",
    ].join(""),
  );
});

describe("progressBar", () => {
  const drawn = (width: number) => {
    let time = 0;
    const { output, text } = collected({ isTTY: true, columns: width });
    const view = progressBar(
      output,
      () => ({ width, colours: picocolors.createColors(false) }),
      () => time,
    );
    const pass = (milliseconds: number): void => {
      time += milliseconds;
    };
    return { view, text, pass };
  };

  test("draws a bar, and leaves a line with the last state of each stage that is over", () => {
    const { view, text, pass } = drawn(100);
    view.update({ type: "stage", name: "training" });
    view.update(event(50));
    pass(10);
    // The bar is not drawn again so soon.
    view.update(event(51));
    pass(2490);
    view.update({ type: "stage", name: "testing" });
    pass(10);
    view.stop(failed);
    expect(text()).toContain("  ██████████░░░░░░░░░░ 50 %  loss 0.5, accuracy 97.6 % · training");
    expect(text()).toContain("\r\x1b[K  ✓ training: 51 images in 2.5 s, loss 0.5, accuracy 97.6 %\n");
    expect(text()).toMatch(/✗ testing: 10 ms\n$/);
  });

  test("leaves no line for a stage that took nothing", () => {
    const { view, text } = drawn(100);
    view.update({ type: "stage", name: "reading the images" });
    view.stop(interrupted);
    expect(text()).toBe("  reading the images …\r\x1b[K");
  });

  test.each([20, 40, 60])("fits a screen of %i characters, and cuts no figure at the end", (width) => {
    const { view, text, pass } = drawn(width);
    view.update({ type: "stage", name: "the network of a long name" });
    view.update(event(1, "the network of a long name"));
    pass(1000);
    view.stop(interrupted);
    // Whatever the terminal is told besides begins another piece of text.
    const lines = stripVTControlCharacters(text().replaceAll("\x1b", "\n\x1b")).split("\n");
    expect(lines.filter((line) => line.length > width)).toEqual([]);
    expect(text().replace(/\s+/g, " ")).toContain(
      "– the network of a long name: 1 image in 1.0 s, loss 0.5, accuracy 97.6 %",
    );
  });
});

test("describeProgress starts with the time left, a bound, until there is none", () => {
  expect(describeProgress(event(35), { rate: 1, secondsLeft: 65 })).toBe(
    "at most 1 min 05 s left, loss 0.5, accuracy 97.6 %, 1.0 images/s",
  );
  expect(describeProgress(event(100), { rate: 20, secondsLeft: 0 })).toBe("loss 0.5, accuracy 97.6 %, 20 images/s");
});

test("describeEnd has more digits, and no plural of one", () => {
  const last = { ...event(1), loss: 4998.942604955297 };
  expect(describeEnd("training", 0.5, last)).toBe("training: 1 image in 0.5 s, loss 4998.94, accuracy 97.6 %");
  expect(describeEnd("training", 0.5, undefined)).toBe("training: 0.5 s");
});
