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

test("goes without the spaces beside its lines before it gives up", () => {
  expect(renderTable(["a", "b"], [["1", "two"]], screen(7))).toBe(`┌─┬───┐
│a│b  │
├─┼───┤
│1│two│
└─┴───┘`);
});

test("never cuts a number: on too narrow a screen, rows become records", () => {
  const columns = ["layer", "the document", "ours", "same?"];
  const rows = [
    ["cost", "4998.942604955297", "4998.942604955321", "no (1)"],
    ["1", "", "[2, 3]", "same"],
  ];
  expect(renderTable(columns, rows, screen(40))).toBe(
    [
      "cost",
      "  the document: 4998.942604955297",
      "  ours: 4998.942604955321   same? no (1)",
      "layer 1",
      "  ours: [2, 3]   same? same",
    ].join("\n"),
  );
});

test("colours do not count", () => {
  const coloured = { width: 80, colours: picocolors.createColors(true) };
  expect(renderTable(["a"], [["\x1b[32msame\x1b[39m"]], coloured)).toContain("│ \x1b[32msame\x1b[39m │");
});
