import { describe, expect, test } from "vitest";
import { examplesOf } from "./examples/examples-of.js";
import { inspect } from "./inspect.js";
import { isErrorClass, publicExports } from "./public-exports.js";

/** The layers of `@gd/models/predict`, which are data to all but `openModelWith`. */
const isForwardLayer = (entry: string, value: unknown): boolean =>
  entry === "@gd/models/predict" && typeof Object(value).make === "function";

// Constants have nothing to call, and errors are made by those who throw them.
const callable = publicExports.filter(
  ({ entry, value }) =>
    !isForwardLayer(entry, value) &&
    ((typeof value === "function" && !isErrorClass(value)) ||
      (typeof value === "object" &&
        value !== null &&
        Object.values(value).some((member) => typeof member === "function"))),
);

const MOST_SHOWN = 20;

describe("wrong arguments from plain JavaScript", () => {
  test.each(callable)("are refused by $name of $entry", async ({ entry, name, value }) => {
    const example = examplesOf(entry)[name];
    if (example === undefined) {
      throw new Error(`${name} of ${entry} has no example: add a call with right arguments to src/arguments/examples`);
    }
    const { complaints } = await inspect({ place: `${entry} ${name}`, value, names: [name] }, example);
    expect(complaints.slice(0, MOST_SHOWN), `${complaints.length} wrong answers`).toEqual([]);
  });

  test("have examples of exports that exist", () => {
    const entries = new Set(callable.map(({ entry }) => entry));
    for (const entry of entries) {
      const names = callable.filter((exported) => exported.entry === entry).map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(Object.keys(examplesOf(entry))));
    }
  });
});
