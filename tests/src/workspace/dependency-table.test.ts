import { describe, expect, test } from "vitest";
import { readDependencyTable } from "./dependency-table.js";

describe("readDependencyTable", () => {
  test("reads names in backticks up to the end of the table", () => {
    const text = [
      "# Title",
      "| package | may depend on |",
      "| --- | --- |",
      "| `a` | nothing |",
      "| `b` | `a`, `c` |",
      "",
      "| `d` | `a` |",
    ].join("\n");
    expect([...readDependencyTable(text)]).toEqual([
      ["a", []],
      ["b", ["a", "c"]],
    ]);
  });

  test("refuses a text without the table, and a row without a package", () => {
    expect(() => readDependencyTable("# Title")).toThrow(
      'a table that starts with the line "| package | may depend on |"',
    );
    expect(() => readDependencyTable("| package | may depend on |\n| b | `a` |")).toThrow('in the row "| b | `a` |"');
  });
});
