import { describe, expect, test } from "vitest";
import { readExamples } from "./read-examples.js";

describe("readExamples", () => {
  test("finds programs with the output below them, and no other blocks", () => {
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
      "not the output of a program",
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
