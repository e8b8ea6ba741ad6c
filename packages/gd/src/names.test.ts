import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as data from "@gd/data";
import * as images from "@gd/images";
import * as layers from "@gd/layers";
import * as losses from "@gd/losses";
import * as models from "@gd/models";
import * as optim from "@gd/optim";
import * as tables from "@gd/tables";
import * as train from "@gd/train";
import { expect, test } from "vitest";
import * as gd from "./index.js";

test("has every name of the packages, none lost where two have the same", () => {
  const names = [data, images, layers, losses, models, optim, tables, train].flatMap((part) => Object.keys(part));
  expect(names.filter((name) => !(name in gd))).toEqual([]);
  expect(gd.constant).toBe(layers.constant);
  expect(gd.constantRate).toBe(optim.constant);
});

test("what page.js contains of others is there with its licence", () => {
  const text = readFileSync(join(import.meta.dirname, "../dist/THIRD-PARTY.md"), "utf8");
  expect(text.match(/^## \S+/gm)).toEqual(expect.arrayContaining(["## seedrandom", "## pure-rand"]));
  expect(text).toContain("Copyright (C) 2010 by Johannes Baagøe");
  for (const section of text.split(/^## /m).slice(1)) expect(section).toContain("SOFTWARE IS PROVIDED");
});

test("page.js has the same names, and imports nothing", async () => {
  const file = join(import.meta.dirname, "../dist/page.js");
  expect(Object.keys(await import(file)).sort()).toEqual(Object.keys(gd).sort());
  // Nothing at its head, that is: threads of Node are imported where they start.
  expect(/(?:^|;)import\s*[{*"']/.test(readFileSync(file, "utf8"))).toBe(false);
});
