import { describe, expect, test } from "vitest";
import { readExamples } from "./read-examples.js";

describe("readExamples", () => {
  test("takes a program with the output below it, and no other blocks", () => {
    const text = [
      "# Title",
      "",
      "```ts",
      'console.log("alone");',
      "```",
      "",
      "Text between.",
      "",
      "```text",
      "not printed by anything",
      "```",
      "",
      "```ts",
      'console.log("one");',
      "```",
      "",
      "```text",
      "one",
      "```",
      "",
    ].join("\n");
    expect(readExamples(text)).toEqual([{ program: 'console.log("one");\n', output: "one\n", line: 14 }]);
  });
});
