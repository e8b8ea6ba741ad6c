import { globSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { deadLinks } from "./dead-links.ts";
import { exampleOf } from "./example-of.ts";
import { lessonsOf } from "./lessons.ts";
import { makePages } from "./pages.ts";
import { type Part, partsOf } from "./part.ts";
import { MAKERS, sectionsOf } from "./sections.ts";
import { sideBar } from "./side-bar.ts";

const repositoryRoot = resolve(import.meta.dirname, "../../../..");

/** Follows a metric during a training; a program of its own would be one. */
const WITHOUT_PROGRAM = ["reduceOnPlateau"];

test("each part has a page with what its source says and a program, which ran", async () => {
  const { pages, sections } = await makePages(repositoryRoot);
  const parts = sections.flatMap(({ path, parts }) => parts.map((part) => ({ path, ...part })));
  expect(parts.filter(({ docstring }) => docstring === "").map(({ name }) => name)).toEqual([]);
  expect(parts.filter(({ path, name }) => exampleOf(path, name) === undefined).map(({ name }) => name)).toEqual(
    WITHOUT_PROGRAM,
  );
  expect(pages.get("activations/relu.md")).toMatch(
    /^# relu\n\nRectified linear unit: y = max\(x, 0\)\.[\s\S]*<svg[\s\S]*## Example/,
  );
  expect(pages.get("activations/tanh.md")).toMatch(
    /## Beside PyTorch\n\n`tanh\.at\(\[4\]\)`[\s\S]*\n\| y\[1, 1\], x = -?\d\.\d{4} \| (\S+) \| \1 \| /,
  );

  const lessons = lessonsOf(repositoryRoot);
  expect(lessons.length).toBe(
    globSync("*/*-lesson.tsx", { cwd: join(repositoryRoot, "apps/demo/src/lessons") }).length,
  );
  expect(pages.get("lessons/step.md")).toContain('<Lesson id="step" title="One step" />');

  expect(deadLinks(pages)).toEqual([]);
  const linked = JSON.stringify(sideBar(sections, lessons, [...pages.keys()]))
    .match(/"link":"([^"]+)"/g)
    ?.map((link) => `](${link.slice(8, -1)})`);
  expect(deadLinks(new Map([...pages, ["side bar", linked?.join(" ") ?? ""]]))).toEqual([]);
});

test("every value that the packages export is on a page, or makes parts", () => {
  const onPages = sectionsOf(repositoryRoot).flatMap(({ parts }) => parts.map(keyOf));
  const exported = ["layers", "losses", "optim"].flatMap((name) =>
    partsOf(join(repositoryRoot, "packages", name), `@gd/${name}`),
  );
  const others = exported.filter((part) => !onPages.includes(keyOf(part))).map(({ name }) => name);
  expect(others.sort()).toEqual(MAKERS);
  for (const key of ["@gd/layers linear", "@gd/losses rocAuc", "@gd/optim minimize"]) expect(onPages).toContain(key);
  expect(new Set(onPages).size).toBe(onPages.length);
});

/** `constant` alone is the name of two. */
const keyOf = ({ packageName, name }: Part): string => `${packageName} ${name}`;

test("a link that leads nowhere is found", () => {
  const pages = new Map([
    ["a.md", "[b](/b) [c](/c#d) [e](https://e)\n```\n[f](/f)\n```\n"],
    ["b.md", ""],
  ]);
  expect(deadLinks(pages)).toEqual(["a.md → /c"]);
});
