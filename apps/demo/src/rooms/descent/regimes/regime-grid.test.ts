import { expect, test } from "vitest";
import { COLUMNS, cellAfter, cellAt, cellOf, ROWS } from "./regime-grid.js";

test("a cell is where its rate and momentum are", () => {
  for (let column = 0; column < COLUMNS; column++) {
    for (let row = 0; row < ROWS; row++) expect(cellOf(cellAt(column, row))).toEqual({ column, row });
  }
  expect(cellOf({ learningRate: 100, momentum: 0 })).toEqual({ column: COLUMNS - 1, row: ROWS - 1 });
});

test("keys lead from cell to cell, and not out of the map", () => {
  const corner = { column: 0, row: 0 };
  expect(cellAfter(corner, "ArrowRight")).toEqual({ column: 1, row: 0 });
  expect(cellAfter(corner, "ArrowDown")).toEqual({ column: 0, row: 1 });
  expect(cellAfter(corner, "ArrowLeft")).toEqual(corner);
  expect(cellAfter(corner, "ArrowUp")).toEqual(corner);
  expect(cellAfter(corner, "End")).toEqual({ column: COLUMNS - 1, row: 0 });
  expect(cellAfter(corner, "Tab")).toBeUndefined();
});
