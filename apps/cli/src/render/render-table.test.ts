import picocolors from "picocolors";
import { expect, test } from "vitest";
import { renderTable } from "./render-table.js";

const screen = (width: number) => ({ width, colours: picocolors.createColors(false) });

test("is as wide as its text", () => {
  expect(renderTable(["a", "b"], [["1", "two"]], screen(80))).toBe(`┌───┬─────┐
│ a │ b   │
├───┼─────┤
│ 1 │ two │
└───┴─────┘`);
});

test("wraps between words to fit, with lines between the rows", () => {
  const rows = [
    ["cost", "it stops early and far away"],
    ["iteration", "83"],
  ];
  expect(renderTable(["quantity", "ours"], rows, screen(30))).toBe(`┌───────────┬────────────────┐
│ quantity  │ ours           │
├───────────┼────────────────┤
│ cost      │ it stops early │
│           │ and far away   │
├───────────┼────────────────┤
│ iteration │ 83             │
└───────────┴────────────────┘`);
});

test("never cuts a number, even when the screen is too narrow", () => {
  expect(renderTable(["cost"], [["4998.942604955297"]], screen(10))).toContain("│ 4998.942604955297 │");
});

test("colours do not count", () => {
  const coloured = { width: 80, colours: picocolors.createColors(true) };
  expect(renderTable(["a"], [["\x1b[32msame\x1b[39m"]], coloured)).toContain("│ \x1b[32msame\x1b[39m │");
});
