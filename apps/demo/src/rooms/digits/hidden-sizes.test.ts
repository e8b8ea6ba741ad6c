import { expect, test } from "vitest";
import { parseSizes, writeSizes } from "./hidden-sizes.js";

test("sizes of layers go into an address and come back", () => {
  expect(parseSizes("256-64")).toEqual([256, 64]);
  expect(parseSizes("none")).toEqual([]);
  for (const text of ["none", "128", "512-256-64"]) expect(writeSizes(parseSizes(text)!)).toBe(text);
});

test("anything but a list of sizes is refused", () => {
  for (const text of ["", "0", "-5", "12.5", "1e3", "2000", "8-8-8-8", "64-", "many"]) {
    expect(parseSizes(text), text).toBeUndefined();
  }
});
