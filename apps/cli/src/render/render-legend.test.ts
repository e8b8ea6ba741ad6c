import { expect, test } from "vitest";
import { renderLegend } from "./render-legend.js";

test("keeps each key with its name on one line", () => {
  const entries = ["a plain", "b with momentum", "c 784-128-10, relu"];
  expect(renderLegend(entries, 60)).toEqual(["a plain   b with momentum   c 784-128-10, relu"]);
  expect(renderLegend(entries, 30)).toEqual(["a plain   b with momentum", "c 784-128-10, relu"]);
  expect(renderLegend(entries, 25)).toEqual(["a plain   b with momentum", "c 784-128-10, relu"]);
  expect(renderLegend(entries, 24)).toEqual(["a plain", "b with momentum", "c 784-128-10, relu"]);
});

test("wraps only an entry that is longer than a line", () => {
  expect(renderLegend(["a plain", "b a very long name"], 12)).toEqual(["a plain", "b a very", "  long name"]);
});

test("colours do not count", () => {
  expect(renderLegend(["\x1b[36m──\x1b[39m a", "\x1b[33m──\x1b[39m b"], 11)).toHaveLength(1);
});
