import { describe, expect, test } from "vitest";
import { docstringMarkdown } from "./docstring-markdown.js";

const row = (name: string, text: string): string => `<tr><th scope="row">${name}</th><td>\n\n${text}\n\n</td></tr>`;
const table = (...rows: readonly string[]): string =>
  ['<table class="docstring-rows"><tbody>', ...rows, "</tbody></table>"].join("\n");

describe("docstringMarkdown", () => {
  test("leaves paragraphs and their code", () => {
    expect(docstringMarkdown("The sum of `a[0]` and\n`b`.\n\nIt is exact.")).toBe(
      "The sum of `a[0]` and\n`b`.\n\nIt is exact.",
    );
  });

  test("makes a table of rows, each with the lines that continue it", () => {
    const docstring = [
      "Flattens.",
      "",
      "Shapes     input (a, b) → output (ab)",
      "Throws     ShapeError when `input` is not (a, b);",
      "           DTypeError when it is float64",
    ].join("\n");
    expect(docstringMarkdown(docstring)).toBe(
      `Flattens.\n\n${table(
        row("Shapes", "input (a, b) → output (ab)"),
        row("Throws", "ShapeError when `input` is not (a, b); DTypeError when it is float64"),
      )}`,
    );
  });

  test("a row needs no paragraph before it and one may follow", () => {
    expect(docstringMarkdown("Throws  Error always\n\nThat is all.")).toBe(
      `${table(row("Throws", "Error always"))}\n\nThat is all.`,
    );
  });

  test("keeps the lines of formulas, and their columns", () => {
    expect(docstringMarkdown("With μ:\n\n  outside  v ← μv + g\n    inside v ← μv_1\n\nas _t_ grows")).toBe(
      "With μ:\n\n```text\noutside  v ← μv + g\n  inside v ← μv_1\n```\n\nas \\_t\\_ grows",
    );
  });

  test("leaves fenced code alone, with its blank and indented lines", () => {
    const code = "```ts\nThrows  a_b_c\n\n  <x>\n```";
    expect(docstringMarkdown(`Such as\n${code}\nor so`)).toBe(`Such as\n\n${code}\n\nor so`);
  });

  test("has no markup outside of code", () => {
    expect(docstringMarkdown("a * b * c, Σ_i x_i, [n](m), x < y > z | w, `a * b_c_d`")).toBe(
      "a \\* b \\* c, Σ\\_i x\\_i, \\[n\\](m), x \\< y \\> z \\| w, `a * b_c_d`",
    );
  });

  test("a capital word and one space begin no row", () => {
    expect(docstringMarkdown("Throws nothing")).toBe("Throws nothing");
  });
});
