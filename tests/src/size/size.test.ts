import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { repositoryRoot } from "../workspace/repository-root.js";
import { sizeFromOnePackage, sizeOf } from "./size-of.js";

/** The rows of the README's table: | program | what it does | at most so many KB |. */
const budgets = [
  ...readFileSync(join(repositoryRoot, "README.md"), "utf8").matchAll(
    /^\| \[`([\w-]+)`\]\(tests\/src\/size\S+ \|.*\| (\d+) KB \|$/gm,
  ),
].map(([, program, kilobytes]) => [program!, Number(kilobytes)] as const);

test("the README has a budget for each program", () => {
  const programs = readdirSync(join(import.meta.dirname, "programs")).map((file) => file.replace(".ts", ""));
  expect(budgets.map(([program]) => program).sort()).toEqual(programs.sort());
});

// Who makes one of them larger finds what has come along, or raises the budget in the README; who makes it smaller lowers it.
describe("as a page loads it, minified and gzipped", () => {
  test.each(budgets)("%s takes at most %d KB, and not much less", async (program, budget) => {
    const { kilobytes, bytesByPackage } = await sizeOf(program);
    const what = `${program} takes ${kilobytes} KB; bytes of each package, minified: ${JSON.stringify(bytesByPackage)}`;
    expect(kilobytes, what).toBeLessThanOrEqual(budget);
    expect(kilobytes, what).toBeGreaterThan(0.9 * budget - 0.5);
  });
});

// A name that a bundler cannot tell apart from its package would take along all of it.
test.each(["train-cnn", "minimize"])("%s is as small when it imports everything from @gd/gd", async (program) => {
  const [single, whole] = [await sizeOf(program), await sizeFromOnePackage(program)];
  expect(whole.bytesByPackage).toEqual(single.bytesByPackage);
});
