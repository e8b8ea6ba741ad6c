import { expect, test } from "vitest";
import { streamNames } from "./stream-names.js";

test("counts the layers of the same name, whatever lies in between", () => {
  const named = (...names: readonly string[]) => streamNames(names.map((name) => ({ name })));
  expect(named("linear(8 → 8)", "relu", "linear(8 → 8)", "linear(8 → 4)", "relu", "linear(8 → 8)")).toEqual([
    "linear(8 → 8)",
    "relu",
    "linear(8 → 8) 2",
    "linear(8 → 4)",
    "relu 2",
    "linear(8 → 8) 3",
  ]);
});

test("names that end in a number keep streams of their own", () => {
  expect(streamNames([{ name: "d" }, { name: "d 2" }, { name: "d" }])).toEqual(["d", "d 2", "d 3"]);
  expect(streamNames([{ name: "d" }, { name: "d" }, { name: "d 2" }])).toEqual(["d", "d 2", "d 2 2"]);
});
