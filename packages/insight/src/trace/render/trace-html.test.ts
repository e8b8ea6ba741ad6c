import { expect, test } from "vitest";
import { catalogue } from "../../../test/trace/catalogue.js";
import { trace } from "../trace.js";
import { traceHtml } from "./trace-html.js";

const html = traceHtml(trace({ ...catalogue["relu"]!, inputNames: ["a < b", "c & d", '"e"'] }));

test("every element is closed where it has to be, and text is text", () => {
  const open: string[] = [];
  for (const [, end, tag = ""] of html.matchAll(/<(\/?)([a-z]\w*)[^>]*>/g)) {
    if (tag === "meta") continue;
    if (end === "") open.push(tag);
    else expect(open.pop()).toBe(tag);
  }
  expect(open).toEqual([]);
  expect(html).toContain("The inputs: x[1] for a &lt; b; x[2] for c &amp; d; x[3] for &quot;e&quot;.");
});

test("the page needs nothing else, and its parts fold", () => {
  expect(html).not.toMatch(/<script|<link|<img|https?:|url\(/);
  expect(html.match(/<details open>/g)!.length).toBeGreaterThan(20);
  expect(html).toContain("<h2>Backward</h2>");
});

test("a line ends before an equals sign and not after it", () => {
  // A table is a block of its own.
  const alone = [...html.matchAll(/<mo[^>]*>=<\/mo><\/math>(.{7})/g)].map(([, after]) => after);
  expect(new Set(alone)).toEqual(new Set([" <table"]));
});

test("words keep their distance from formulas", () => {
  expect(html).toContain("<mtext>\u00a0where\u00a0</mtext>");
});
