import { resolve } from "node:path";
import { expect, test } from "vitest";
import { besidePyTorch } from "./beside-pytorch.ts";
import { referenceLayers, referenceLosses, referenceOptimizers, referenceSchedules } from "./reference-calls.ts";
import { sectionsOf } from "./sections.ts";

const repositoryRoot = resolve(import.meta.dirname, "../../../..");

/** All parts that have a page and values of PyTorch. */
const there = sectionsOf(repositoryRoot).flatMap(({ path, parts }) =>
  parts.flatMap(({ name }) => {
    const found = besidePyTorch(repositoryRoot, path, name);
    return found === undefined ? [] : [[name, found] as const];
  }),
);

test.each(there)("%s has the values of PyTorch", (_, { library, numbers }) => {
  expect(library).toContain("PyTorch");
  expect(numbers.length).toBeGreaterThan(10);
  for (const { of, ours, theirs } of numbers) {
    expect(Math.abs(ours - theirs), of).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(theirs)));
  }
});

test("each call is of a part that has a page", () => {
  const named = [referenceLayers, referenceLosses, referenceOptimizers, referenceSchedules].flatMap(Object.keys);
  expect(there.map(([name]) => name).sort()).toEqual(named.sort());
});
