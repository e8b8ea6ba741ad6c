import { expect, test } from "vitest";
import { parseSizes, writeSizes } from "./hidden-sizes.js";

const MOST = { layers: 3, units: 1024 };

test("sizes of layers go into an address and come back", () => {
  expect(parseSizes("256-64", MOST)).toEqual([256, 64]);
  expect(parseSizes("none", MOST)).toEqual([]);
  for (const text of ["none", "128", "512-256-64"]) expect(writeSizes(parseSizes(text, MOST)!)).toBe(text);
});

test("anything but a list of sizes is refused", () => {
  for (const text of ["", "0", "-5", "12.5", "1e3", "2000", "8-8-8-8", "64-", "many"]) {
    expect(parseSizes(text, MOST), text).toBeUndefined();
  }
});
